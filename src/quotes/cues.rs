//! Verbs that report speech, with what each can take and how sure a sign it is.
//!
//! The lists are our own; how often a verb introduces quotations in news (counts on PolNeAR) helped
//! to choose them.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::words::Class;

/// Verbs of saying that stand beside most quotations, and take a clause (`said that …`).
const STRONG_CLAUSAL: &str =
    "say/said tell/told add write/wrote/writing/written tweet continue explain argue note \
    reply respond declare insist warn state recall conclude claim announce \
    assert maintain contend affirm retweet quip/quipped/quipping";

/// Verbs of saying that take a noun phrase or stand apart (`called it …`, `asked`).
const STRONG: &str = "ask call describe";

/// Other verbs of saying that take a clause.
const CLAUSAL: &str = "report suggest promise pledge remark acknowledge vow admit/admitted/admitting repeat predict \
    lament comment boast joke agree complain concede deny hint mention recount exclaim proclaim \
    opine muse testify recommend caution counter retort allege confirm reveal disclose demand wonder reiterate \
    advise charge propose remind reason assure signal estimate plead emphasize emphasise stress observe \
    elaborate clarify swear/swore/sworn \
    interject interrupt implore protest sigh snap/snapped/snapping shrug/shrugged/shrugging rejoin remonstrate \
    intone deadpan/deadpanned/deadpanning marvel confide confess guess speculate stipulate theorize surmise urge \
    teach/taught learn imply explain foresee/foresaw inform notify instruct order rule decree certify \
    grumble gripe mutter murmur whisper scream yell shout holler cry thunder bellow roar shriek gasp chuckle \
    gush crow enthuse bemoan posit/posited/positing prophesy pontificate rejoice fret/fretted/fretting \
    fume rage seethe sneer snarl sniff scoff jest crack chime email text message blog/blogged/blogging post \
    indicate point conjecture concur/concurred/concurring object reckon vent bark echo summarize summarise sum/summed/summing";

/// Verbs that report speech and take a noun phrase.
const NOMINAL: &str = "accuse cite smile laugh nod grin/grinned/grinning rate admire rank praise mock shout blame criticize criticise condemn denounce slam/slammed/slamming label dub/dubbed/dubbing brand \
    characterize characterise offer chant refute title quote attack blast compare liken express portray rip/ripped/ripping tout \
    scold applaud decry deride lambast lambaste rail rebut/rebutted/rebutting apologize apologise question highlight \
    refer/referred/referring answer laud commend salute thank hail extol/extolled/extolling defend dismiss reject \
    address assail berate castigate chide rebuke reprimand ridicule taunt belittle lampoon disparage \
    lash tear/tore/torn trash bash excoriate savage skewer pan/panned/panning knock dispute challenge \
    advocate endorse invoke reference caption name nickname term deem declare pronounce headline \
    profess pray preach recite utter voice air issue release publish \
    introduce speak/spoke/spoken talk begin/began/begun start go/went/gone/going plead appeal \
    invite greet welcome congratulate beg/begged/begging exhort encourage press push challenge summon \
    outline detail discuss debate underscore underline paint depict frame cast view regard consider \
    threaten swear attribute liken equate denigrate demean insult smear malign vilify demonize \
    finish end close proceed repeat joke lie/lied/lying fib/fibbed/fibbing weigh hit/hit/hitting fire shoot/shot \
    riff/riffed/riffing elaborate ask dare plug/plugged/plugging vouch sound wave turn jump/jumped draw/drew";

/// Verbs of thinking: they report only where no verb of saying does.
const MENTAL: &str =
    "believe think/thought feel/felt fear know/knew/known expect hope recognize recognise realize realise \
    imagine worry doubt understand/understood remember decide conceive want";

/// Verbs of perception, writing and the like: they report only right beside a quotation.
const WEAK: &str = "sing/sang/sung read/read find/found see/saw/seen hear/heard overhear/overheard show/showed/shown use make/made put/put/putting use \
    give/gave/given send/sent sign include feature display print list bear/bore wear/wore carry hold/held run/ran \
    mean/meant love like hate need \
    seek/sought focus campaign mark tap/tapped keep/kept take/took/taken play star coin \
    urge follow support oppose face lead/led bring/brought sell/sold win/won lose/lost";

/// Every form of every verb with its classes.
pub(super) fn forms() -> &'static HashMap<Box<str>, Class> {
    static FORMS: OnceLock<HashMap<Box<str>, Class>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let mut forms = HashMap::new();
        let lists = [
            (STRONG_CLAUSAL, Class::STRONG | Class::CLAUSAL),
            (STRONG, Class::STRONG),
            (CLAUSAL, Class::SPEECH | Class::CLAUSAL),
            (NOMINAL, Class::SPEECH),
            (MENTAL, Class::WEAK | Class::CLAUSAL),
            (WEAK, Class::WEAK),
        ];
        for (list, class) in lists {
            for entry in list.split_whitespace() {
                inflect(entry, |form, tense| {
                    let known = forms.entry(form.into()).or_insert(Class::NONE);
                    // The first list that holds a verb decides how strong it is.
                    *known = if known.any(Class::CUE) { *known | tense } else { class | tense };
                });
            }
        }
        for word in NOT_VERBS.split_whitespace() {
            forms.entry(word.into()).and_modify(|class| *class = *class | Class::NOUN);
        }
        forms
    })
}

/// Forms that are far more often a noun or adjective: they are verbs only where their tag says so.
const NOT_VERBS: &str = "texts text post posts order orders rule rules view views fire hit start end close fires address offer \
    report comment comments claim point points state message messages email press force challenge charge name names \
    issue issues release list lists question questions answer mark marks running frame crack cracks sign signs face faces \
    leading left lied lies lie playing play plays star stars run runs use uses need needs like hope fear fears promise cast \
    debate support love push taught feature focus campaign campaigns campaigning win lead leads order close closing \
    starting ending going regarding including considering air waves wave sound sounds push supporting appeal \
    view hate doubt cry echo attack attacks blame vow pledge talk talks quote quotes title titles label brand \
    wonder worry demand estimate reason reasons signal signals note wears star detail details hold holds \
    running bears carry keep keeps following facing winning losing needs means meaning displays prints challenge challenges \
    turn jump draw sing end ends closes cite starts rage rages rate rates rank ranks ranking joke jokes object objects plug pan knock finish finishes message \
    counter text texts trash shot shots guess tear tears press lash smear smears insult insults dispute disputes protest protests shooting shootings references";

/// Calls `found` with every form of `entry` (`lemma/past/-ing or participle`, the regular ones left out).
fn inflect(entry: &str, mut found: impl FnMut(&str, Class)) {
    let mut given = entry.split('/');
    let lemma = given.next().unwrap_or(entry);
    let stem = lemma.strip_suffix('e').filter(|_| !lemma.ends_with("ee")).unwrap_or(lemma);
    let consonant_y = lemma.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o', 'u']));
    found(lemma, Class::BASE);
    let third = match consonant_y {
        Some(rest) => format!("{rest}ies"),
        None if lemma.ends_with(['s', 'x', 'z', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    };
    found(&third, Class::FINITE);
    let mut past = None;
    let mut ing = None;
    for form in given {
        if form.ends_with("ing") && form != "bring" {
            ing = Some(form);
        } else {
            found(form, if past.is_some() { Class::PARTICIPLE } else { Class::FINITE | Class::PARTICIPLE });
            past = Some(form);
        }
    }
    if past.is_none() {
        let regular = match consonant_y {
            Some(rest) => format!("{rest}ied"),
            None => format!("{stem}ed"),
        };
        found(&regular, Class::FINITE | Class::PARTICIPLE);
    }
    match ing {
        Some(form) => found(form, Class::ING),
        None => found(&format!("{stem}ing"), Class::ING),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_regular_and_irregular_forms() {
        for form in
            ["say", "says", "said", "saying", "replied", "quipped", "wrote", "written", "noting", "pushed"]
        {
            assert!(forms().get(form).is_some_and(|c| c.any(Class::CUE)), "{form}");
        }
        for form in ["sayed", "table", "writed", "replys"] {
            assert!(!forms().contains_key(form), "{form}");
        }
    }

    #[test]
    fn tells_tense_and_strength() {
        assert!(forms()["said"].all(Class::STRONG | Class::CLAUSAL | Class::FINITE));
        assert!(forms()["calling"].all(Class::STRONG | Class::ING));
        assert!(!forms()["calling"].any(Class::FINITE | Class::CLAUSAL));
        assert!(forms()["made"].any(Class::WEAK));
    }
}
