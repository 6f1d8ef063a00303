// Made from data/schema/rubricator-1.json by `npm run shapes`. Offsets count UTF-16 code units here.

/**
 * Annotations of one text. Offsets count the unit that offset_unit names, from 0, ends exclusive.
 */
export type Rubricator1 = Document | Refusal;
export type Offset = number;
export type Confidence = number;
/**
 * The model or rule that made the annotation.
 */
export type Rule = string;

export interface Document {
  /**
   * The id of the question, or the name of the file.
   */
  id?: {
    [k: string]: unknown;
  };
  schema: 'rubricator/1';
  offset_unit: 'utf16' | 'codepoint';
  elapsed_ms?: number | null;
  reference_date: Reference | null;
  /**
   * Where no day is known: those that it may be, the likeliest first.
   */
  reference_candidates?: ReferenceCandidate[];
  entities: Entity[];
  dates: Date[];
  quotes: Quote[];
  layout: Region[];
  warnings: Warning[];
}
/**
 * The day the article was read from.
 */
export interface Reference {
  /**
   * XXXX-MM-DD where only a dateline without a year states it.
   */
  value: string;
  source: string;
  evidence?: Passage;
  /**
   * Other days that it may be, the likeliest first.
   */
  candidates?: ReferenceCandidate[];
}
export interface Passage {
  start: Offset;
  end: Offset;
  text: string;
}
/**
 * A day that the article may speak from, which nothing states.
 */
export interface ReferenceCandidate {
  start: Offset;
  end: Offset;
  text: string;
  value: string;
  source: string;
  /**
   * What speaks for it, in words.
   */
  why: string;
}
export interface Entity {
  id: string;
  type: 'person' | 'organization' | 'place' | 'group' | 'event' | 'law' | 'work';
  name: string;
  /**
   * A place name that stands for a government.
   */
  metonym?: true;
  /**
   * Ids of the people meant together.
   */
  members?: string[];
  /**
   * @minItems 1
   */
  mentions: Mention[];
}
export interface Mention {
  start: Offset;
  end: Offset;
  text: string;
  form: 'name' | 'title' | 'nominal' | 'pronoun';
  confidence: Confidence;
  rule: Rule;
}
export interface Date {
  start: Offset;
  end: Offset;
  text: string;
  type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /**
   * TIMEX3 value.
   */
  value: string;
  mod:
    | (
        | 'BEFORE'
        | 'AFTER'
        | 'ON_OR_BEFORE'
        | 'ON_OR_AFTER'
        | 'LESS_THAN'
        | 'MORE_THAN'
        | 'EQUAL_OR_LESS'
        | 'EQUAL_OR_MORE'
        | 'START'
        | 'MID'
        | 'END'
        | 'APPROX'
      )
    | null;
  interval: [string, string] | null;
  edtf: string | null;
  anchor: string | null;
  /**
   * The range that it is an end of; absent where it is none.
   */
  range?: {
    role: 'from' | 'to';
    /**
     * The other end, an index into dates; null for an open range.
     */
    partner: number | null;
    interval: [string, string] | null;
    edtf: string | null;
  };
  confidence: Confidence;
  rule: Rule;
}
export interface Quote {
  start: Offset;
  end: Offset;
  text: string;
  id: string;
  kind: 'direct' | 'mixed' | 'indirect' | 'scare';
  /**
   * @minItems 1
   */
  parts: Part[];
  speaker: Speaker | null;
  /**
   * @minItems 2
   */
  speaker_candidates?: string[];
  via?: Speaker;
  cue: Passage | null;
  inside: string | null;
  repeats?: string;
  confidence: Confidence;
  rule: Rule;
  warnings: string[];
}
export interface Part {
  start: Offset;
  end: Offset;
}
export interface Speaker {
  start: Offset;
  end: Offset;
  text: string;
  entity: string | null;
  name: string | null;
}
export interface Region {
  start: Offset;
  end: Offset;
  kind: 'headline' | 'dateline' | 'byline' | 'body' | 'caption' | 'boilerplate' | 'duplicate';
}
export interface Warning {
  code: string;
  message: string;
  start?: Offset;
  end?: Offset;
}
/**
 * The answer to a line of input that could not be read.
 */
export interface Refusal {
  id?: unknown;
  error: string;
}
