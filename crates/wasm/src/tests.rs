//! Run in a real browser by `wasm-pack test`: what crosses the boundary, and what is refused there.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use crate::Annotator;

wasm_bindgen_test_configure!(run_in_browser);

static DATA: &[u8] = include_bytes!("../../../data/rubricator.bin");

fn annotator() -> Annotator {
    Annotator::new(DATA).unwrap_or_else(|_| panic!("the committed data loads"))
}

fn get(value: &JsValue, key: &str) -> JsValue {
    Reflect::get(value, &key.into()).unwrap_or_else(|_| panic!("{key} can be read"))
}

fn settings(key: &str, value: impl Into<JsValue>) -> JsValue {
    let object = Object::new();
    Reflect::set(&object, &key.into(), &value.into()).expect("a plain object takes a field");
    object.into()
}

#[track_caller]
fn refusal<T>(result: Result<T, JsError>) -> String {
    let Err(error) = result else {
        panic!("it was not refused");
    };
    get(&JsValue::from(error), "message").as_string().unwrap_or_default()
}

#[wasm_bindgen_test]
fn gives_plain_objects_with_offsets_in_utf16_units() {
    let text = "👩‍👩‍👧 They met on June 19, 2024.";
    let answer = annotator().annotate(text, JsValue::UNDEFINED).unwrap_or_else(|_| panic!("refused"));
    assert_eq!(get(&answer, "schema"), "rubricator/1");
    assert_eq!(get(&answer, "offset_unit"), "utf16");
    assert!(get(&answer, "elapsed_ms").as_f64().is_some_and(|ms| ms >= 0.0));
    let dates: Array = get(&answer, "dates").unchecked_into();
    assert_eq!(dates.length(), 1);
    let date = dates.get(0);
    assert_eq!(get(&date, "value"), "2024-06-19");
    assert!(get(&date, "mod").is_null(), "absent is null, as in JSON");
    let (start, end) = (get(&date, "start").as_f64(), get(&date, "end").as_f64());
    let slice = js_sys::JsString::from(text).slice(start.unwrap() as u32, end.unwrap() as u32);
    assert_eq!(String::from(slice), "June 19, 2024");
}

#[wasm_bindgen_test]
fn reads_relative_dates_from_the_given_day() {
    let date = |settings: JsValue| {
        let answer =
            annotator().annotate("They met on Friday.", settings).unwrap_or_else(|_| panic!("refused"));
        get(&get(&answer, "dates").unchecked_into::<Array>().get(0), "value")
    };
    assert_eq!(date(settings("reference_date", "2024-06-19")), "2024-06-14");
    assert_eq!(date(JsValue::NULL), "XXXX-WXX-5");
}

#[wasm_bindgen_test]
fn refuses_bad_settings_and_bad_data_with_a_message() {
    let annotator = annotator();
    assert!(refusal(annotator.annotate("a", settings("reference_date", "tomorrow"))).contains("YYYY-MM-DD"));
    assert!(refusal(annotator.annotate("a", settings("reference_date", 2024))).contains("string"));
    assert!(refusal(Annotator::new(&DATA[..100])).contains("data file"));
}

#[wasm_bindgen_test]
fn takes_any_text() {
    for text in ["", "\0", "“", "\u{fffd}\u{fffd}", "a\u{2028}b"] {
        assert!(annotator().annotate(text, JsValue::UNDEFINED).is_ok(), "{text:?}");
    }
}
