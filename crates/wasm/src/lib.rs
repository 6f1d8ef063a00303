//! Rubricator for JavaScript: one class, one method, offsets in UTF-16 code units.

use rubricator::{wire, OffsetUnit, Options, ReferenceTime};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::WorkerGlobalScope;

/// Prints panics to the console: a panic is a defect, and its message is the way to it.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&format!("rubricator: {info}")));
    }));
}

/// Version of the program.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Reads texts with one set of word lists and weights.
#[wasm_bindgen]
pub struct Annotator {
    core: rubricator::Annotator,
}

#[wasm_bindgen]
impl Annotator {
    /// Loads the data container; throws an `Error` that says what is wrong with it.
    #[wasm_bindgen(constructor)]
    pub fn new(data: &[u8]) -> Result<Annotator, JsError> {
        Ok(Self { core: rubricator::Annotator::new(data)? })
    }

    /// Annotates `text` and returns a plain object of schema `rubricator/1`.
    ///
    /// `settings` is `{reference_date?: "YYYY-MM-DD", metadata_date?: "YYYY-MM-DD", vague_dates?: boolean}`;
    /// `metadata_date` is what the file says of its own publication. Throws an `Error` for settings that can't be read; a text is never refused. Lone surrogates in the text read as
    /// U+FFFD, which keeps all offsets. `elapsed_ms` of the answer is the time from text to annotations
    /// without the way to JavaScript, null without a clock.
    pub fn annotate(&self, text: &str, settings: JsValue) -> Result<JsValue, JsError> {
        let day = |name: &str| match get(&settings, name) {
            None => Ok(None),
            Some(value) => {
                let text =
                    value.as_string().ok_or_else(|| JsError::new(&[name, " must be a string"].concat()))?;
                Ok::<_, JsError>(Some(ReferenceTime::parse(&text)?))
            }
        };
        let vague_dates = get(&settings, "vague_dates").is_some_and(|value| value.is_truthy());
        let options =
            Options { reference: day("reference_date")?, metadata_date: day("metadata_date")?, vague_dates };
        let started = now();
        let document = self.core.annotate(text, &options);
        let elapsed_ms = started.and_then(|start| Some(now()? - start));
        // `null`, not `undefined`: the same shape as the command's JSON.
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let answer = wire::Document::new(&document, OffsetUnit::Utf16).serialize(&serializer)?;
        let elapsed_ms = elapsed_ms.map_or(JsValue::NULL, JsValue::from);
        js_sys::Reflect::set(&answer, &JsValue::from_str("elapsed_ms"), &elapsed_ms)
            .map_err(|_| JsError::new("elapsed_ms can’t be set"))?;
        Ok(answer)
    }
}

/// A field of an object, `None` where it is absent or null.
fn get(object: &JsValue, field: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &JsValue::from_str(field)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Milliseconds by the clock of the worker, or of the page in tests.
fn now() -> Option<f64> {
    let global = js_sys::global();
    if let Some(worker) = global.dyn_ref::<WorkerGlobalScope>() {
        return worker.performance().map(|clock| clock.now());
    }
    let clock = js_sys::Reflect::get(&global, &JsValue::from_str("performance")).ok()?;
    clock.dyn_into::<web_sys::Performance>().ok().map(|clock| clock.now())
}

#[cfg(test)]
mod tests;
