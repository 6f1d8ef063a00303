// Reads a file as text: finds its encoding, refuses what isn't text, and makes line ends alike.

import { normalise } from './lines.js';

// Files above this many bytes are refused, with a word on what to do.
const LARGEST = 12_000_000;

/** Whether zero bytes stand in every second place, as in UTF-16 text of a European language. @param {Uint8Array} bytes @param {0|1} odd */
function zerosAt(bytes, odd) {
  const some = bytes.subarray(0, 4096);
  let zeros = 0;
  for (let i = odd; i < some.length; i += 2) if (some[i] === 0) zeros += 1;
  return some.length > 8 && zeros > some.length / 5;
}

/** The encoding of the bytes as far as they show it. @param {Uint8Array} bytes */
export function encodingOf(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (zerosAt(bytes, 1)) return 'utf-16le';
  if (zerosAt(bytes, 0)) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** Whether text decoded from a file is really text. @param {string} text */
function looksBinary(text) {
  const some = text.slice(0, 20_000);
  const odd = some.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return odd > 3 && odd > some.length / 100;
}

/**
 * @param {{name: string, size: number, arrayBuffer(): Promise<ArrayBuffer>}} file
 * @param {string} [chosen] the encoding that the reader has chosen; else it is found out, and what isn't text is refused
 * @returns {Promise<{text: string, encoding: string, remark: string}>} the remark says what a reader should know of it
 */
export async function readText(file, chosen) {
  if (file.size > LARGEST)
    throw new Error(
      `${file.name} is larger than ${LARGEST / 1_000_000} MB. Cut it into parts and open them one by one.`,
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const encoding = chosen ?? encodingOf(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (!text.trim()) throw new Error(`${file.name} holds no text. Choose another file, or paste the article.`);
  if (!chosen && looksBinary(text))
    throw new Error(`${file.name} is not a text file. Save it as plain text (.txt), or copy the article and paste it.`);
  const refusal = chosen ? '' : markupOf(text);
  if (refusal) throw new Error(`${file.name} ${refusal}`);
  const remark = MAIL.test(text)
    ? `${file.name} looks like an e-mail; its headers are read as text like the rest.`
    : '';
  return { text: normalise(text), encoding, remark };
}

/** Lines of headers, as a message begins with. */
const MAIL = /^(?:[A-Z][\w-]*: .*\r?\n(?:[ \t].*\r?\n)*){3}/;

/** What to do where a file holds markup around its words, which would be read as words; else nothing. @param {string} text */
function markupOf(text) {
  if (/^\s*\{\\rtf/.test(text))
    return 'is a document in Rich Text Format. Open it in a word processor, and save it as plain text (.txt) or copy it here.';
  if (/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b/i.test(text))
    return 'is a web page with its markup. Open it in a browser, copy the article and paste it here.';
  return '';
}
