// The pure parts of the page, without a browser: segments, anchors, files, words.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { blocksOf, cutter, spansOf } from '../../www/model/segments.js';
import { buildModel } from '../../www/model/model.js';
import { anchor, locate } from '../../www/model/anchors.js';
import { encodingOf, readText } from '../../www/files/text.js';
import { sayDate } from '../../www/model/say.js';
import { looksEnglish } from '../../www/model/language.js';
import { seeds } from './support.mjs';

/** @param {string} text @param {Partial<import('../../www/annotator/protocol.js').AnnotatedDocument>} doc */
const model = (text, doc) =>
  buildModel(text, {
    schema: 'rubricator/1',
    offset_unit: 'utf16',
    reference_date: null,
    entities: [],
    dates: [],
    quotes: [],
    layout: [],
    warnings: [],
    ...doc,
  });
/** @param {string} text @param {string} part */
const at = (text, part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length, text: part });

describe('segments', () => {
  const text = 'He praised the “Bank of” England today.';
  const crossing = model(text, {
    entities: [
      {
        id: 'e1',
        type: 'organization',
        name: 'Bank of England',
        mentions: [{ ...at(text, 'Bank of” England'), form: 'name', confidence: 1, rule: 'x' }],
      },
    ],
    quotes: [
      {
        ...at(text, '“Bank of”'),
        id: 'q1',
        kind: 'direct',
        parts: [at(text, '“Bank of”')],
        speaker: null,
        cue: null,
        inside: null,
        warnings: [],
        confidence: 1,
        rule: 'x',
      },
    ],
  });

  test('cut crossing overlaps where each begins and ends', () => {
    const segments = cutter(spansOf(crossing.items))(0, text.length);
    assert.deepEqual(
      segments.map((s) => [text.slice(s.start, s.end), s.spans.map((x) => x.item.layer).sort()]),
      [
        ['He praised the ', []],
        ['“', ['quote']],
        ['Bank of”', ['entity', 'quote']],
        [' England', ['entity']],
        [' today.', []],
      ],
    );
  });

  test('of many random spans tile the block and each carries exactly the spans over it', () => {
    let seed = 7;
    const random = (/** @type {number} */ n) => (seed = (seed * 48271) % 2147483647) % n;
    for (let round = 0; round < 200; round++) {
      const length = 60;
      const mentions = Array.from({ length: 12 }, () => {
        const start = random(length - 1);
        return {
          start,
          end: start + 1 + random(length - start - 1),
          text: '',
          form: /** @type {const} */ ('name'),
          confidence: 1,
          rule: '',
        };
      });
      const items = model('x'.repeat(length), { entities: [{ id: 'e1', type: 'person', name: 'x', mentions }] }).items;
      const cut = cutter(spansOf(items));
      const segments = [...cut(0, 25), ...cut(25, 40), ...cut(41, length)];
      for (const segment of segments) {
        const expected = mentions.filter((m) => m.start <= segment.start && m.end >= segment.end).length;
        assert.equal(segment.spans.length, expected);
        assert.ok(
          mentions.every((m) => m.start <= segment.start || m.start >= segment.end),
          'nothing begins inside',
        );
        assert.ok(
          mentions.every((m) => m.end <= segment.start || m.end >= segment.end),
          'nothing ends inside',
        );
      }
      assert.equal(
        segments.reduce((sum, s) => sum + s.end - s.start, 0),
        length - 1,
      );
    }
  });

  test('blocks follow lines and know what the layout calls them', () => {
    const blocks = blocksOf('Title\n\nBody one.\nBody two.', [
      { start: 0, end: 5, kind: 'headline' },
      { start: 7, end: 26, kind: 'body' },
    ]);
    assert.deepEqual(
      blocks.map((b) => [b.start, b.end, b.kind]),
      [
        [0, 5, 'headline'],
        [7, 16, 'body'],
        [17, 26, 'body'],
      ],
    );
  });

  test('a giant line becomes several blocks that lose no letter', () => {
    const line = 'word '.repeat(20_000);
    const blocks = blocksOf(line, []);
    assert.ok(blocks.length > 5 && blocks.every((b) => b.end - b.start <= 12_001));
    assert.equal(blocks.map((b) => line.slice(b.start, b.end)).join(''), line);
    assert.deepEqual(
      blocks.map((b) => b.more),
      blocks.map((_, i) => i > 0),
    );
  });
});

describe('an anchor', () => {
  const text = 'Putin met Kim. Later Kim left. Then Kim called.';
  const second = anchor(text, 21, 24);

  test('finds its place after text was put in front', () => assert.equal(locate(`MOSCOW. ${text}`, second), 29));
  test('tells the same words apart by what stands around them', () =>
    assert.equal(locate('Then Kim called. Later Kim left.', second), 23));
  test('is lost when its words are gone', () => assert.equal(locate('Putin met Lee. Later Lee left.', second), null));
  test('is not guessed where everything around is new', () =>
    assert.equal(locate('A wholly other story in which Kim appears once.', second), null));
});

describe('a file', () => {
  /** @param {Buffer} bytes */
  const file = (bytes, name = 'a.txt') =>
    readText({ name, size: bytes.length, arrayBuffer: async () => new Uint8Array(bytes).buffer });

  test('is decoded by what its bytes show', async () => {
    assert.equal((await file(Buffer.from('\uFEFFCafé\r\nzwei'))).text, 'Café\nzwei');
    assert.equal((await file(Buffer.from('Caf\xe9', 'latin1'))).text, 'Café');
    assert.equal((await file(Buffer.from('\uFEFFCafé “x”', 'utf16le'))).text, 'Café “x”');
    assert.equal((await file(Buffer.from('Cafe without a mark', 'utf16le'))).text, 'Cafe without a mark');
    assert.equal(encodingOf(new Uint8Array([0xfe, 0xff, 0, 0x41])), 'utf-16be');
    assert.equal((await file(Buffer.from('x'))).text, 'x');
  });
  test('that is not text is refused with a word on what to do', () =>
    assert.rejects(file(Buffer.from(Array.from({ length: 999 }, (_, i) => i % 256))), /plain text/));
  test('that is empty is refused with a word on what to do', () =>
    assert.rejects(file(Buffer.from('')), /holds no text\. Choose another file/));
  test('that is too large is refused with a word on what to do', () =>
    assert.rejects(
      readText({ name: 'b.txt', size: 5e8, arrayBuffer: async () => new ArrayBuffer(0) }),
      /Cut it into parts/,
    ));
});

describe('a text', () => {
  test('in English is told from others, and a short one is given the benefit of the doubt', () => {
    assert.ok(
      looksEnglish(
        'The mayor said on Monday that the bridge would be rebuilt by the summer, and that the city had the money for it. '.repeat(
          3,
        ),
      ),
    );
    assert.ok(looksEnglish('Bürgermeister sagte'));
    for (const other of [
      'Der Bürgermeister sagte am Montag, dass die Brücke bis zum Sommer wieder aufgebaut werde und dass die Stadt das Geld dafür habe. ',
      'Le maire a dit lundi que le pont serait reconstruit avant l’été et que la ville avait de quoi le payer. ',
      'El alcalde dijo el lunes que el puente se reconstruiría antes del verano y que la ciudad tenía el dinero. ',
    ])
      assert.ok(!looksEnglish(other.repeat(4)), other);
    for (const { text } of seeds) assert.ok(looksEnglish(text));
  });
});

describe('a date in words', () => {
  /** @param {string} value @param {string} type @param {string|null} mod @param {string} text */
  const say = (value, type = 'DATE', mod = null, text = '') => sayDate(/** @type {any} */ ({ value, type, mod, text }));
  for (const [value, words] of [
    ['2024-06-19', 'Wednesday 19 June 2024'],
    ['2024-06', 'June 2024'],
    ['1961', '1961'],
    ['199', 'the 1990s'],
    ['2024-W25', 'the week of 17 June 2024'],
    ['2020-W53-WE', 'the weekend of 2 January 2021'],
    ['2024-SP', 'spring 2024'],
    ['2024-Q1', 'first quarter of 2024'],
    ['2024-06-19T08:30', 'Wednesday 19 June 2024, 08:30'],
    ['2024-06-19TNI', 'Wednesday 19 June 2024, night'],
    ['XXXX-WXX-3', 'a Wednesday'],
    ['XXXX-06-19', '19 June, year not known'],
    ['T17:00', '17:00, day not known'],
    ['XXXX-XX-XX', 'a day not known'],
    ['XXXX-XX-XXTNI', 'night, day not known'],
    ['XXXX-WXX', 'a week not known'],
    ['XXXX', 'a year not known'],
    ['XXXX-FA', 'autumn, year not known'],
    ['XXXX-XX-13', 'day 13 of a month not known'],
    ['BC0480-04', 'April 480 BC'],
    ['BC03', 'the years 399 to 300 BC'],
    ['0079', 'AD 79'],
  ])
    test(`${value} is “${words}”`, () => assert.equal(say(value), words));
  test('lengths, repetitions and modifiers are said as such', () => {
    assert.equal(say('P25Y', 'DURATION', 'LESS_THAN'), 'less than 25 years');
    assert.equal(say('PT1H30M', 'DURATION'), '1 hour 30 minutes');
    assert.equal(say('P1D', 'SET', null, 'every day'), 'every day');
    assert.equal(say('2024-06', 'DATE', 'START'), 'the start of June 2024');
    assert.equal(say('XXXX-WXX-WE', 'SET', null, 'weekends'), 'every weekend');
    assert.equal(say('XXXX-XX-XXTEV', 'SET', null, 'evenings'), 'every evening');
  });
});
