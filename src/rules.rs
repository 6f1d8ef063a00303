//! Every rule and model that can mark a passage: its name in output, what it says to a reader, and an
//! example that a test reads.
//!
//! A new rule is a line here and a function in its stage. What a stage has to
//! know about a finding should be a field of that finding; four places still ask for its rule (indirect speech,
//! copies twice, days).

/// What a rule marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Expressions of time.
    Date,
    /// Mentions of people, organisations and things.
    Entity,
    /// Quotations and their speakers.
    Quote,
}

macro_rules! rules {
    ($($stage:ident { $($rule:ident = $name:literal: $says:literal => $example:literal;)* })*) => {
        /// The rule or model that marked a passage.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum RuleId {
            $($(#[doc = $says] $rule,)*)*
        }

        impl RuleId {
            /// All rules, stage by stage.
            pub const ALL: &'static [RuleId] = &[$($(RuleId::$rule,)*)*];

            /// The name used in output; it is stable.
            pub fn name(self) -> &'static str {
                match self { $($(RuleId::$rule => $name,)*)* }
            }

            /// Why the passage is marked, as a sentence for the reader.
            pub fn sentence(self) -> &'static str {
                match self { $($(RuleId::$rule => $says,)*)* }
            }

            /// A text that the rule reads. Dates are bracketed with their values, read on Wednesday
            /// 2024-06-19; ` ¶ ` stands for a paragraph break.
            pub fn example(self) -> &'static str {
                match self { $($(RuleId::$rule => $example,)*)* }
            }

            /// What the rule marks.
            pub fn stage(self) -> Stage {
                match self { $($(RuleId::$rule => Stage::$stage,)*)* }
            }
        }
    };
}

rules! {
    Date {
        Numeric = "numeric": "A date in digits." => "It ended on [2024-06-19T04:30|2024-06-19T04:30].";
        MonthDay = "month_day": "A month with its day." => "They met on [March 22, 2013|2013-03-22].";
        DayMonth = "day_month": "A day with its month." => "They met on [22 March 2013|2013-03-22].";
        DayOfList = "day_of_list": "The first of several days that share one month." => "They met on [18|2024-06-18] and [19 June|2024-06-19].";
        DayAlone = "day_alone": "A day of a month that is not named." => "They met on [the 18th|2024-06-18].";
        Weekday = "weekday": "A day of the week." => "They met on [Monday|2024-06-17].";
        WeekdayDate = "weekday_date": "A day of the week with its date." => "They met [Wednesday, June 19, 2024|2024-06-19].";
        Month = "month": "A month, with or without its year." => "They met in [March 2013|2013-03].";
        Quarter = "quarter": "A quarter of a year." => "Sales rose in [the first quarter|2024-Q1].";
        QuarterCode = "quarter_code": "A quarter as business reports write it." => "Sales rose in [Q1 2024|2024-Q1].";
        HalfYear = "half_year": "Half of a year." => "Sales rose in [the first half of 2023|2023-H1].";
        FiscalYear = "fiscal_year": "A fiscal year." => "Sales rose in [fiscal 2023|2023].";
        Season = "season": "A season." => "They met in [the summer of 2013|2013-SU].";
        Decade = "decade": "A decade." => "It was common in [the 1980s|198].";
        Century = "century": "A century." => "It was built in [the 18th century|17].";
        Year = "year": "A year." => "It was founded in [1989|1989].";
        ShortYear = "short_year": "A year cut to its last two digits." => "It was founded in [’99|1999].";
        SpelledYear = "spelled_year": "A year in words." => "It was founded in [nineteen ninety-six|1996].";
        YearEra = "year_era": "A year with its era." => "He died in [44 BC|BC0044].";
        PlaceUnit = "place_unit": "This, last or next week, month or year." => "They met [last week|2024-W24].";
        YearEnd = "year_end": "The end of a year." => "It closes by [year-end|2024 END].";
        Nth = "nth": "The first, second or last of the days or months of something." => "They met on [the first Monday of May|2024-05-06].";
        Window = "window": "A stretch that reaches back or ahead from the day of writing." => "Sales rose in [the past two months|P2M].";
        WindowInverted = "window_inverted": "A stretch whose number stands before the word that says where it lies." => "Sales rose in [the two past months|P2M].";
        Ago = "ago": "A time counted back or ahead." => "They met [three days ago|2024-06-16].";
        YearAgo = "year_ago": "The same time a year before." => "Sales rose from [the year-ago quarter|2023-Q1].";
        Rate = "rate": "So much for each unit of time." => "It costs $300 [a month|P1M].";
        Every = "every": "Something that comes back." => "They meet [every four years|P4Y].";
        SetAdverb = "set_adverb": "A word such as weekly." => "They meet [daily|P1D].";
        Weekdays = "weekdays": "A day of the week in the plural." => "They meet on [Mondays|XXXX-WXX-1].";
        Duration = "duration": "A length of time." => "It took [three and a half years|P3.5Y].";
        LengthOfRange = "length_of_range": "The first or last so many units of something." => "It took [two|P2Y] or [three years|P3Y].";
        BareUnits = "bare_units": "An uncounted number of units." => "It took [years|PXY].";
        Clock = "clock": "A time by the clock." => "It opens at [3 p.m. EDT|2024-06-19T15:00].";
        Noon = "noon": "Noon or midnight." => "It opens at [noon|2024-06-19T12:00].";
        DayPart = "day_part": "A part of a day." => "They met [last night|2024-06-18TNI].";
        Deictic = "deictic": "A day named from the day of writing, such as yesterday." => "They met [yesterday|2024-06-18].";
        Holiday = "holiday": "A holiday." => "They met on [Christmas Eve 2021|2021-12-24].";
        Edge = "edge": "The start, middle or end of a stretch." => "They met in [early December 2013|2013-12 START].";
        Around = "around": "A time said to be approximate, or a bound." => "It took [nearly 25 years|P25Y LESS_THAN].";
        Vague = "vague": "A word such as now or soon, marked only when asked for." => "They are meeting [now|PRESENT_REF].";
        DayAndTime = "day_and_time": "A day and a time that stand together." => "They met at [3 p.m. Tuesday|2024-06-18T15:00].";
        HourOfDay = "hour_of_day": "An hour that takes its half of the day from the other end of its range." => "They met [Tuesday night|2024-06-18TNI] at [8|2024-06-18T20:00].";
        DayOfSeries = "day_of_series": "A later day of a list that shares a month." => "They met on [June 18|2024-06-18] and [19|2024-06-19].";
        YearOfSeries = "year_of_series": "The cut second year of a range." => "He ruled [1955|1955]-[58|1958].";
    }
    Entity {
        Tagger = "tagger": "A model trained on news read it as a name." => "Ann Lee lives in Paris.";
        Repeat = "repeat": "The same words are a name elsewhere in the text." => "";
        SameKind = "same_kind": "It has the kind that the same words have elsewhere in the text." => "";
        Metonym = "metonym": "The name of a place stands for its government." => "Moscow said on Friday that it had signed the treaty.";
        Apposition = "apposition": "A description beside the name that it belongs to." => "Ann Lee, the mayor of Lyon, spoke first. The mayor of Lyon left.";
        Title = "title": "An office or role that stands for somebody named before." => "Prime Minister Ann Lee spoke first. The prime minister left.";
        TitleAhead = "title_ahead": "An office or role of somebody named further on." => "The captain of the ferry wept. The captain, Ann Lee, had slept.";
        Description = "description": "Words that somebody was introduced with." => "Ann Lee, a retired postmaster, spoke first. The retired postmaster left.";
        Office = "office": "An office whose holder is not named." => "The Russian president met the Polish president.";
        Both = "both": "Two people meant together." => "French President Paul Morel met Italian Prime Minister Carla Rossi on the coast. Both leaders signed the papers.";
        Pronoun = "pronoun": "A pronoun that stands for somebody spoken of before." => "Bill Clinton spoke first. He left at noon.";
        PronounAhead = "pronoun_ahead": "A pronoun that stands for somebody named right behind it." => "After he won, Bill Clinton spoke.";
        PronounBoth = "pronoun_both": "A pronoun that stands for two people named together." => "Bill Clinton and George Bush met on Friday. They shook hands.";
    }
    Quote {
        QuoteSpeakerVerb = "quote_speaker_verb": "The speaker and a verb of speech stand behind the quotation." => "“It is over,” Ann Lee said.";
        QuoteVerbSpeaker = "quote_verb_speaker": "A verb of speech and the speaker stand behind the quotation." => "“It is over,” said Ann Lee.";
        ClauseBehind = "clause_behind": "A clause behind the quotation says whose words it is." => "The treaty provides for “mutual help” in case of war, President Ann Lee said Wednesday after the talks.";
        SpeakerVerbQuote = "speaker_verb_quote": "The speaker and a verb of speech stand before the quotation." => "Ann Lee said: “It is over.”";
        SpeakerInserted = "speaker_inserted": "A verb of speech and the speaker stand between commas before the quotation." => "It was, said Ann Lee, “a disgrace”.";
        SharedSubject = "shared_subject": "The clause before the quotation shares its subject with the one before it." => "Lee called the plan “unfair” and said it was “a gift to the rich.”";
        OuterSpeaker = "outer_speaker": "A pronoun before the quotation stands inside what somebody else is said to say." => "Ann Lee said she called it “a disgrace”.";
        PassiveBy = "passive_by": "The quotation is said to be by somebody." => "The plan was called “a disgrace” by Ann Lee.";
        ParticipleFirst = "participle_first": "A verb of speech in -ing opens the sentence and its subject follows the quotation." => "Calling it “a disgrace,” Ann Lee left the room.";
        AccordingTo = "according_to": "The quotation is credited by “according to” or its like." => "The plan is “a disgrace,” according to Ann Lee.";
        ClaimNoun = "claim_noun": "A noun such as “claim” says that it was said." => "Ann Lee's claim that “it is over” was wrong.";
        Colon = "colon": "A clause that announces the quotation ends in a colon." => "A letter from Ann Lee: ‘Nobody asked us’";
        Label = "label": "A name and a colon open the line." => "Ann Lee: “It is over.”";
        HeadlineColon = "headline_colon": "A headline names the speaker behind or before a colon." => "‘I thought I would die’: Hiker survives nine days in canyon ¶ MOAB, Utah — A man was found on Monday.";
        Dash = "dash": "A dash and the speaker's name follow the quotation." => "“It is over.” — Ann Lee";
        DashBefore = "dash_before": "The speaker's name and a dash stand before the quotation." => "Among those who agreed was Ann Lee — “Nobody will ever pay for it” — and her friends.";
        Per = "per": "The word “per” and a source follow the quotation." => "The bridge is “a danger to all,” per Ann Lee.";
        Listed = "listed": "The quotation is listed with one that has a speaker." => "Ann Lee called it “a disgrace” and “a shame”.";
        SameSentence = "same_sentence": "Another quotation of its sentence has this speaker." => "Lee, who had called the bridge “old” and the river “a danger to all,” said it was “time to act.”";
        SameSentenceAhead = "same_sentence_ahead": "A later quotation of its sentence has this speaker." => "";
        VerbUnlisted = "verb_unlisted": "A person and a verb of no list stand behind the quotation, and nothing else." => "“It is over,” ventured Ann Lee.";
        NearestSpeaker = "nearest_speaker": "The one who spoke or acted last goes on." => "“It is over,” said Bo Roe. Ann Lee shook her head. “We have only begun.”";
        SameParagraph = "same_paragraph": "The speaker of its paragraph goes on." => "“It is over,” Ann Lee said. “We have lost it all.”";
        ParagraphBefore = "paragraph_before": "The speaker of the paragraph before goes on." => "“We came early to the river,” Lee said. ¶ “We saw the boats.”";
        LeadIn = "lead_in": "The sentence before it in its paragraph names who speaks." => "Lee spoke for an hour. She said the bridge was old. “It will fall down before the summer comes.”";
        ParagraphLeadIn = "paragraph_lead_in": "The paragraph before it names who speaks and ends in a colon." => "Ann Lee told the council on Friday: ¶ “We have lost it all, and nobody cares.”";
        GoesOnOverParagraphs = "goes_on_over_paragraphs": "It goes on from a quotation of the paragraph before." => "“We came early. ¶ “We left very late,” Lee said.";
        Transcript = "transcript": "A line of a transcript that names its speaker." => "SMITH: We are ready.";
        CitedInsideAnother = "cited_inside_another": "Somebody is cited inside the quotation of somebody else." => "“He told me, ‘Go!’” Ann Lee said.";
        InsideAnother = "inside_another": "It stands inside another quotation." => "“We live in a ‘free’ country,” Ann Lee said.";
        PartOfAName = "part_of_a_name": "It is part of a name." => "Robert “Bobby” Roe left.";
        LooksLikeATitle = "looks_like_a_title": "It looks like the title of a work." => "The film “The Long Road” opens on Monday.";
        NobodySaysIt = "nobody_says_it": "Nobody is said to say it." => "The so-called “smart” bridge fell down.";
        NoVerbOfSpeechNear = "no_verb_of_speech_near": "No verb of speech stands near it." => "“It is over.” ¶ - Bo Roe won the race.";
        Copy = "copy": "It repeats a quotation that has this speaker." => "Bridge ‘A Danger To All’ ¶ The bridge is “a danger to all,” Ann Lee said on Monday.";
        Said = "said": "A verb of speech and what was said, without “that”." => "Ann Lee said the plan would fail.";
        SaidThat = "said_that": "A verb of speech and what was said, with “that”." => "Ann Lee said that the plan would fail.";
        VowedTo = "vowed_to": "A promise to do something." => "Ann Lee vowed to close the plant.";
        AskedWhether = "asked_whether": "A question that somebody is said to have asked." => "Ann Lee asked whether the plan would fail.";
        AskedTo = "asked_to": "Somebody is asked to do something." => "Lee urged the council to close the bridge.";
        CalledFor = "called_for": "Somebody calls for something." => "Lee called for more money for the bridge.";
        Praised = "praised": "Praise or blame of something." => "Lee praised the plan as a gift to the town.";
        ContentSaid = "content_said": "The words of saying stand behind what was said." => "The plan would fail, Ann Lee said.";
        ContentAround = "content_around": "What was said stands on both sides of the words of saying." => "The bridge, Lee said, was old and dangerous.";
        ContentAccordingTo = "content_according_to": "What was said is credited by “according to” behind it." => "The plan would fail, according to Ann Lee.";
        AccordingToContent = "according_to_content": "What was said is credited by “according to” before it." => "According to Ann Lee, the plan would fail.";
        StatementModel = "statement_model": "A trained model holds that somebody is said to have said, asked, thought or wanted this." => "The council of Lyon wants the old bridge to be closed.";
    }
}
