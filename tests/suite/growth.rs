//! Time grows with the length of the text and no faster: eight times the text, at most ten times the time.

use std::time::Instant;

use rubricator::Options;

use crate::annotator;

/// What is asked: as many times the text, at most so many times the time.
const TIMES_THE_TEXT: usize = 8;
const TIMES_THE_TIME: f64 = 10.0;

/// Rounds of measuring before a text is held to be read too slowly. The sums over all rounds count, so that chance
/// evens out and a quadratic reader stays sixty-four times as slow.
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
    read(&short);
    let (mut shorts, mut longs) = (0.0, 0.0);
    let mut grew = f64::MAX;
    for _ in 0..ROUNDS {
        // As much text of either length and at the same time: what else the machine does slows both down alike.
        // Of single readings a short one finds a quiet moment and a long one finds none.
        for i in 0..TIMES_THE_TEXT {
            shorts += read(&short);
            if i == TIMES_THE_TEXT / 2 {
                longs += read(&long);
            }
        }
        grew = longs / shorts * TIMES_THE_TEXT as f64;
        if grew <= TIMES_THE_TIME {
            break;
        }
    }
    grew
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
    if grew > TIMES_THE_TIME {
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

/// People who are named once, and speakers whom no name, office or description in the text resolves.
fn crowd(i: usize) -> String {
    format!(
        "Bo Ka{i}o, a baker, met Ann Le{i}a and the Li{i}en Council. “It rained,” the baker said. “It did,” he said. \
         “Never,” Zu{i}ka said. “So be it,” the {age}-year-old said. The council said it would pay.\n\n",
        age = 20 + i % 60,
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
    check(slow, "a crowd", &seconds, |n| (0..n).map(crowd).collect(), 2 * REPORTS);
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
    // Work is counted here, not timed: ten steps a character, and a look at one in a thousand of those before it,
    // or at so few that it grows by eleven.
    let looks_back =
        |one_in: usize| move |text: &str| (text.len() * 10 + text.len() * text.len() / one_in) as f64;
    let linear = |text: &str| (text.len() * 10 + 5000) as f64;
    let caught = |read: &dyn Fn(&str) -> f64| {
        let mut slow = Vec::new();
        check(&mut slow, "a", &read, |n| "a".repeat(n), RUN);
        slow.len()
    };
    assert_eq!(caught(&looks_back(1000)), 1);
    assert_eq!(caught(&looks_back(21_000)), 1);
    assert_eq!(caught(&linear), 0);
}
