//! Time grows with the length of the text and no faster: eight times the text, at most ten times the time.

use std::time::Instant;

use rubricator::Options;

use crate::annotator;

/// What is asked: as many times the text, at most so many times the time.
const TIMES_THE_TEXT: usize = 8;
const TIMES_THE_TIME: f64 = 10.0;

/// Where memory stops fitting into a cache the time takes a step, which is no growth: such a text may take this
/// many times the time if the same text is within [`TIMES_THE_TIME`] at an eighth of the length, or at eight times
/// it. A quadratic part small enough to pass at an eighth takes twenty times the time here, and one that takes ten
/// times the time here takes twenty at eight times the length.
const WITH_A_STEP: f64 = 16.0;

/// Rounds of measuring before a text is held to be read too slowly. The best of each size counts, over
/// all rounds: a busy machine can only make a round slower, and a quadratic reader stays sixty-four times as slow.
const ROUNDS: usize = 12;

/// How often a report is repeated in the shorter text, and how long, in bytes, a shorter adversarial text is.
const REPORTS: usize = 40;
const RUN: usize = 12_000;

/// Seconds that this thread has computed, waiting for a core not counted, where the system tells.
fn computed() -> Option<f64> {
    // The system brings its figure up to date when a thread gives way.
    std::thread::yield_now();
    let figures = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = figures.split(' ').next()?.parse().ok()?;
    (nanoseconds > 0.0).then_some(nanoseconds / 1e9)
}

fn seconds(text: &str) -> f64 {
    let (start, clock) = (computed(), Instant::now());
    let document = annotator().annotate(text, &Options { vague_dates: true, ..Options::default() });
    let took = clock.elapsed().as_secs_f64();
    assert_eq!(document.text.len(), text.len());
    computed().zip(start).map_or(took, |(end, start)| end - start)
}

/// How many times as long `read` takes over the eightfold text.
fn growth(read: &impl Fn(&str) -> f64, make: &impl Fn(usize) -> String, n: usize) -> f64 {
    let (short, long) = (make(n), make(n * TIMES_THE_TEXT));
    let (mut least_short, mut least_long) = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        // The short text is read often enough to last, so that a tick of the clock is nothing to it.
        for _ in 0..4 {
            least_short = least_short.min(read(&short));
        }
        least_long = least_long.min(read(&long));
        if least_long / least_short <= TIMES_THE_TIME {
            break;
        }
    }
    least_long / least_short
}

/// Measures one kind of text; what is read too slowly is noted, so that one run tells of all of it.
fn check(
    slow: &mut Vec<String>,
    name: &str,
    read: &impl Fn(&str) -> f64,
    make: impl Fn(usize) -> String,
    n: usize,
) {
    let grew = growth(read, &make, n);
    println!("{grew:5.1} times the time: {name}");
    let fits = |n: usize| growth(read, &make, n) <= TIMES_THE_TIME;
    let is_step = || grew <= WITH_A_STEP && (fits(n / TIMES_THE_TEXT) || fits(n * TIMES_THE_TEXT));
    if grew > TIMES_THE_TIME && !is_step() {
        slow.push(format!("{name}: {TIMES_THE_TEXT} times the text takes {grew:.1} times the time"));
    }
}

/// Report `i` of a made-up series: new people, places and days in each, so that nothing is a copy of another.
fn report(i: usize) -> String {
    let letters = |mut n: usize| {
        let mut word = String::new();
        for _ in 0..4 {
            word.push(['a', 'e', 'o', 'u', 'i'][n % 5]);
            word.push(['b', 'd', 'k', 'l', 'm', 'n', 'r', 's', 't', 'v'][n % 10]);
            n /= 7;
        }
        word
    };
    let (family, town) = (letters(i * 31 + 7), letters(i * 17 + 3));
    format!(
        "M{town} — Ann L{family}, the mayor of M{town}, said on June {day}, 20{year:02}, that the bridge would open \
         “two days later than planned.”\n\n“We looked at it twice,” she told the K{family} Gazette. “It is safe, and \
         number {i} is the last one.”\n\nAccording to the ministry, Mr. L{family} and the Russian delegation had met \
         in M{town} last week; the company paid ${i} million in the spring of 19{year:02}.\n\n",
        day = i % 28 + 1,
        year = i % 90 + 10,
    )
}

fn reports(n: usize) -> String {
    (0..n).map(report).collect()
}

#[test]
fn reports_are_read_in_linear_time() {
    let slow = &mut Vec::new();
    check(slow, "reports", &seconds, reports, REPORTS);
    check(slow, "reports in one paragraph", &seconds, |n| reports(n).replace('\n', " "), REPORTS);
    check(
        slow,
        "people",
        &seconds,
        |n| (0..n).map(|i| format!("Ann Le{i}a and Bo Ka{i}o, ")).collect(),
        10 * REPORTS,
    );
    check(slow, "paragraphs that are alike", &seconds, |n| report(1).repeat(n), REPORTS);
    assert_eq!(*slow, [""; 0]);
}

#[test]
fn long_runs_of_one_thing_are_read_in_linear_time() {
    let mut slow = Vec::new();
    for unit in [
        "“",
        "”",
        "\"",
        "' ",
        "“ ” ",
        "“a” ",
        "‘a “b ",
        "A",
        "Aa ",
        "AB ",
        "1",
        "1 ",
        "2024 ",
        "1/1/",
        "1-",
        "said ",
        "he said ",
        "said he said that ",
        ". ",
        "a.",
        "(",
        "[",
        "…",
        "-",
        "\n",
        "a\n",
        "a\n\n",
        "By A\n",
        "\r\n\r\n",
        " ",
        "\u{2028}",
        "\u{301}",
        "👩\u{200d}",
        "漢",
        "\0",
        "He said “a” ",
        "“a,” he said. ",
        "June 1, ",
        "on Monday ",
        "from 2019 to ",
        "two days before ",
        "the the ",
        "the president of the ",
        "Ann Lee, ",
        "Ann Lee’s ",
        "Mr. ",
        "A. B. ",
        "www.",
        "a@a.a ",
        "http://a/",
        "according to ",
        "both leaders ",
        "Monday, June ",
        "half of ",
        "U.S. ",
    ] {
        check(&mut slow, &format!("{unit:?}"), &seconds, |n| unit.repeat(n), RUN / unit.len());
    }
    assert_eq!(slow, [""; 0]);
}

#[test]
fn a_reader_that_looks_back_over_the_whole_text_is_caught() {
    // Work is counted here, not timed: ten steps a character, and a look at one in a thousand of those before it.
    let quadratic = |text: &str| (text.len() * 10 + text.len() * text.len() / 1000) as f64;
    let linear = |text: &str| (text.len() * 10 + 5000) as f64;
    for (read, is_caught) in [(&quadratic as &dyn Fn(&str) -> f64, true), (&linear, false)] {
        let mut slow = Vec::new();
        check(&mut slow, "a", &read, |n| "a".repeat(n), RUN);
        assert_eq!(slow.len(), usize::from(is_caught), "{slow:?}");
    }
}
