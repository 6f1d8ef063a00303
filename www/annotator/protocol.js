// The shapes that travel between the page and the worker, as types only.

/**
 * A stretch of text in UTF-16 code units, end exclusive.
 * @typedef {{start: number, end: number, text: string}} Piece
 *
 * @typedef {"person"|"organization"|"place"|"group"|"event"|"law"|"work"} EntityKind
 * @typedef {"name"|"title"|"nominal"|"pronoun"} MentionForm
 * @typedef {Piece & {form: MentionForm, confidence: number, rule: string}} Mention
 * @typedef {{id: string, type: EntityKind, name: string, metonym?: boolean, mentions: Mention[]}} Entity
 *
 * @typedef {Piece & {
 *   type: "DATE"|"TIME"|"DURATION"|"SET", value: string, mod: string|null,
 *   interval: [string, string]|null, edtf?: string|null, anchor?: string|null,
 *   confidence: number, rule: string}} Timex
 *
 * @typedef {Piece & {entity?: string|null, name?: string|null}} Speaker
 * @typedef {"direct"|"mixed"|"indirect"|"scare"} QuoteKind
 * @typedef {Piece & {
 *   id: string, kind: QuoteKind, parts: {start: number, end: number}[],
 *   speaker: Speaker|null, via?: Speaker|null, cue: Piece|null, inside: string|null,
 *   repeats?: string, confidence: number, rule: string, warnings?: string[]}} Quote
 *
 * @typedef {"headline"|"dateline"|"byline"|"body"|"caption"|"boilerplate"|"duplicate"} RegionKind
 * @typedef {{start: number, end: number, kind: RegionKind}} Region
 * @typedef {{value: string, source: string, evidence?: Piece}} ReferenceDate
 *
 * @typedef {{
 *   schema: string, offset_unit: string, reference_date: ReferenceDate|null,
 *   entities: Entity[], dates: Timex[], quotes: Quote[], layout: Region[],
 *   warnings?: {code: string, message: string, start?: number, end?: number}[],
 *   elapsed_ms?: number}} AnnotatedDocument
 *
 * @typedef {{reference_date?: string, vague_dates?: boolean}} Options
 *
 * @typedef {{type: "init", module: WebAssembly.Module, data: ArrayBuffer}
 *   | {type: "annotate", id: number, text: string, options: Options}
 *   | {type: "probe", id: number, targets: Record<string, string>}} ToWorker
 *
 * @typedef {{type: "ready"}
 *   | {type: "part", id: number, document: AnnotatedDocument, upto: number}
 *   | {type: "result", id: number, document: AnnotatedDocument}
 *   | {type: "probed", id: number, results: {name: string, blocked: boolean, how: string}[]}
 *   | {type: "failed", id: number|null, message: string, fatal: boolean}} FromWorker
 */

export {};
