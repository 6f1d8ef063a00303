// What an article is called: by its headline, else by its first words, else by the file it came from.
import { SAMPLES } from '../samples.js';

// A title has at most so many UTF-16 units.
const LONGEST = 90;

/**
 * @param {{text: string, name: string, sample: number|null}} source
 * @param {import("../annotator/protocol.js").AnnotatedDocument|null} machine
 */
export function titleOf({ text, name, sample }, machine) {
  const headline = machine?.layout.find(({ kind }) => kind === 'headline');
  if (headline) return short(text.slice(headline.start, headline.end));
  if (sample !== null) return SAMPLES[sample]?.title ?? name;
  const body = machine?.layout.find(({ kind }) => kind === 'body');
  return (
    short(body ? text.slice(body.start, body.start + 4 * LONGEST) : text.trimStart().slice(0, 4 * LONGEST)) || name
  );
}

/** The first line, cut at a word. @param {string} text */
function short(text) {
  const line = text.trim().split('\n', 1)[0].replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).replace(/\s\S*$/, '')}…` : line;
}
