// The shapes that travel between the page and the worker, as types only: nothing of this is loaded.

// What the core gives is declared in document.d.ts, which the schema makes; here is what the reader's corrections add.

import type * as core from './document.js';

/** A stretch of text in UTF-16 code units, end exclusive. */
export type Piece = core.Passage;
/** What gives every mark its confidence and rule, and whether the reader has found it right. */
export type Judged = { confidence: number; rule: string; checked?: boolean };

type Checked<Mark> = Mark & { checked?: boolean };
export type Mention = Checked<core.Mention>;
/** Of a correction a name may turn out to stand for no government. */
export type Entity = Omit<core.Entity, 'mentions' | 'metonym'> & { metonym?: boolean; mentions: Mention[] };
export type Timex = Checked<core.Date>;
/** A speaker given by hand is somebody of the text, or a name alone. */
export type Speaker = Piece & Partial<Pick<core.Speaker, 'entity' | 'name'>>;
export type Quote = Checked<Omit<core.Quote, 'speaker' | 'via'>> & { speaker: Speaker | null; via?: Speaker | null };

export type EntityKind = core.Entity['type'];
export type MentionForm = core.Mention['form'];
export type QuoteKind = core.Quote['kind'];
export type RegionKind = core.Region['kind'];
export type Region = core.Region;
export type ReferenceDate = core.Reference;
export type ReferenceCandidate = core.ReferenceCandidate;

export type AnnotatedDocument = Omit<core.Document, 'entities' | 'dates' | 'quotes'> & {
  entities: Entity[];
  dates: Timex[];
  quotes: Quote[];
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
