// The shapes that travel between the page and the worker, as types only: nothing of this is loaded.

/** How sure the program is, 0 to 1, by which rule, and whether the reader has found it right. */
export type Judged = { confidence: number; rule: string; checked?: boolean };

/** A stretch of text in UTF-16 code units, end exclusive. */
export type Piece = { start: number; end: number; text: string };

export type EntityKind = 'person' | 'organization' | 'place' | 'group' | 'event' | 'law' | 'work';
export type MentionForm = 'name' | 'title' | 'nominal' | 'pronoun';
export type Mention = Piece & Judged & { form: MentionForm };
export type Entity = {
  id: string;
  type: EntityKind;
  name: string;
  metonym?: boolean;
  members?: string[];
  mentions: Mention[];
};

export type Timex = Piece &
  Judged & {
    type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
    value: string;
    mod: string | null;
    interval: [string, string] | null;
    edtf?: string | null;
    anchor?: string | null;
  };

export type Speaker = Piece & { entity?: string | null; name?: string | null };
export type QuoteKind = 'direct' | 'mixed' | 'indirect' | 'scare';
export type Quote = Piece &
  Judged & {
    id: string;
    kind: QuoteKind;
    parts: { start: number; end: number }[];
    speaker: Speaker | null;
    via?: Speaker | null;
    cue: Piece | null;
    inside: string | null;
    repeats?: string;
    warnings?: string[];
    /** Ids of the entities that the speaker may be, where two or more are as likely. */
    speaker_candidates?: string[];
  };

export type RegionKind = 'headline' | 'dateline' | 'byline' | 'body' | 'caption' | 'boilerplate' | 'duplicate';
export type Region = { start: number; end: number; kind: RegionKind };
export type ReferenceSource = 'option' | 'metadata' | 'dateline' | 'published' | 'byline' | 'page' | 'caption' | 'text';
/** A day that the article may speak from, which nothing states. */
export type ReferenceCandidate = Piece & { value: string; source: ReferenceSource; why: string };
/** `value` is YYYY-MM-DD, or XXXX-MM-DD where only a dateline without a year states it. */
export type ReferenceDate = {
  value: string;
  source: ReferenceSource;
  evidence?: Piece;
  candidates?: ReferenceCandidate[];
};

export type AnnotatedDocument = {
  schema: string;
  offset_unit: string;
  reference_date: ReferenceDate | null;
  /** Where no day is known: those that it may be. */
  reference_candidates?: ReferenceCandidate[];
  entities: Entity[];
  dates: Timex[];
  quotes: Quote[];
  layout: Region[];
  warnings?: { code: string; message: string; start?: number; end?: number }[];
  elapsed_ms?: number;
};

export type Options = { reference_date?: string; metadata_date?: string; vague_dates?: boolean };

export type ToWorker =
  | { type: 'init'; module: WebAssembly.Module; data: ArrayBuffer }
  | { type: 'annotate'; id: number; text: string; options: Options }
  | { type: 'probe'; id: number; targets: Record<string, string> };

export type FromWorker =
  | { type: 'ready' }
  | { type: 'part'; id: number; document: AnnotatedDocument; upto: number }
  | { type: 'result'; id: number; document: AnnotatedDocument }
  | { type: 'probed'; id: number; results: { name: string; blocked: boolean; how: string }[] }
  | { type: 'failed'; id: number | null; message: string; fatal: boolean };
