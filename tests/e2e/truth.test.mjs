// What the page shows is no more than it knows: doubts are seen, what is set aside counts nowhere, shares tell words from paraphrase.
import test, { describe } from 'node:test';
import assert from 'node:assert/strict';
import { clickMark, fixedCore, openDay, openList, openSample, paste, plain, read, site, voices } from './support.mjs';

/** @typedef {import('playwright-core').Page} Page */

const page = site();
const TEXT = [
  'Porto bridge to be rebuilt',
  'PORTO — Mayor Ana Ferreira visited Porto. “We will rebuild the bridge by summer,” Ferreira said.',
  'The river decides, Rui Costa said. “It will stand,” they added. “Nobody asked us,” said a source. “No.”',
  'RELATED: Ana Ferreira in Faro on Tuesday',
].join('\n\n');
const MARKS = {
  people: { 'Ana Ferreira': ['Ana Ferreira', 'Ferreira'], 'Rui Costa': ['Rui Costa'] },
  dates: { Tuesday: '2021-03-02' },
  quotes: { '“We will rebuild the bridge by summer,”': 'Ana Ferreira' },
};
/** Indirect speech, a pronoun, an anonymous source, a quote of nobody; a line that is set aside; a pair, and a government. @param {any} doc @param {string} text */
function more(doc, text) {
  const at = (/** @type {string} */ words, from = 0) => ({
    start: text.indexOf(words, from),
    end: text.indexOf(words, from) + words.length,
    text: words,
  });
  if (!text.includes('The river')) return;
  const base = { kind: 'direct', cue: null, inside: null, rule: 'fixed', warnings: [], confidence: 0.9 };
  const add = (/** @type {string} */ words, /** @type {any} */ rest) => {
    const piece = at(words);
    doc.quotes.push({
      ...base,
      ...piece,
      id: `q${piece.start}`,
      parts: [{ start: piece.start, end: piece.end }],
      ...rest,
    });
  };
  add('The river decides', {
    kind: 'indirect',
    parts: [],
    speaker: { ...at('Rui Costa'), entity: 'e2', name: 'Rui Costa' },
  });
  add('“It will stand,”', { speaker: at('they'), confidence: 0.5, warnings: ['pronoun_speaker'] });
  add('“Nobody asked us,”', { speaker: at('a source'), confidence: 0.8, warnings: ['anonymous_speaker'] });
  add('“No.”', { speaker: null, warnings: ['no_speaker'] });
  const related = at('RELATED: Ana Ferreira in Faro on Tuesday');
  doc.layout = [
    { start: 0, end: 26, kind: 'headline' },
    { ...related, kind: 'boilerplate' },
  ];
  const mention = (/** @type {any} */ piece) => ({ ...piece, form: 'name', confidence: 0.95, rule: 'fixed' });
  doc.entities.push(
    { id: 'e8', type: 'person', name: 'x', members: ['e1', 'e2'], mentions: [mention(at('they'))] },
    { id: 'e9', type: 'organization', name: 'Porto', metonym: true, mentions: [mention(at('Porto '))] },
    { id: 'e10', type: 'place', name: 'Faro', mentions: [mention(at('Faro'))] },
  );
  doc.warnings.push({ code: 'unbalanced_marks', message: 'A quotation mark has no partner.', ...at('bridge by') });
  doc.reference_candidates = [
    { ...at('Tuesday'), value: '2021-03-02', why: 'the only day that is named' },
    { ...at('summer'), value: '2021-06-21', why: 'a season' },
  ];
}
/** @param {(view: Page) => Promise<void>} use @param {any} [options] */
const reading = (use, options = {}) =>
  page.visit(
    async (view) => {
      await paste(view, TEXT);
      await read(view);
      await use(view);
    },
    { prepare: (view) => fixedCore(view, MARKS, more), ...options },
  );
/** The counts of the legend. @param {Page} view @returns {Promise<Record<string, number>>} */
const counts = async (view) =>
  Object.fromEntries(
    (
      await view
        .getByRole('group', { name: /Which marks/ })
        .getByRole('button')
        .allTextContents()
    ).map((t) => [plain(t).split(' ')[0], Number(plain(t).split(' ')[1])]),
  );

describe('the day of writing', () => {
  test('has its candidates with the words for each, and none is taken by itself (fault 19)', () =>
    reading(async (view) => {
      assert.equal(
        plain(await view.getByRole('button', { name: 'Read from:' }).textContent()),
        'Read from: Day not known▾',
      );
      const day = await openDay(view);
      assert.equal(await view.getByLabel('Say when it was written').inputValue(), '');
      const offered = day.locator('.candidate');
      assert.equal(await offered.count(), 2);
      assert.match(
        plain(await offered.first().textContent()),
        /^Tuesday 2 March 2021.*in Faro on Tuesday.*the only day that is named$/,
      );
      await offered.first().click();
      await view.waitForTimeout(300);
      assert.equal(await view.locator('#reference').inputValue(), '2021-03-02');
      assert.equal(await day.locator('.candidate').count(), 1, 'the one that is taken is offered no more');
      const list = await openList(view, /Check/);
      assert.equal(await list.getByText('No day is known').count(), 0);
    }));

  test('is shown without a year where the dateline names none', () =>
    page.visit(async (view) => {
      await paste(view, 'Dam reopens\n\nLUSAKA, 9 May – The minister, Grace Banda, said the dam would open tomorrow.');
      await read(view);
      const button = view.getByRole('button', { name: 'Read from:' });
      assert.equal(plain(await button.textContent()), 'Read from: 9 May, year not known▾');
      const day = await openDay(view);
      assert.ok(await day.getByText('No year is named').isVisible());
      await view.getByLabel('Say when it was written').fill('2024-05-09');
      await view.getByText('9 May 2024').first().waitFor();
      assert.equal(await day.getByText('No year is named').count(), 0);
    }));

  test('is none of the dates at the head of a page by itself (fault 19)', () =>
    page.visit(async (view) => {
      await paste(
        view,
        'The Lisbon Festival of Fado, which ends on 12 June 2024, has opened. The mayor came on Monday and said that she was glad.',
      );
      await read(view);
      const day = await openDay(view);
      assert.equal(await view.getByLabel('Say when it was written').inputValue(), '');
      assert.equal(await day.getByRole('button', { name: /^Take/ }).count(), 0);
    }));
});

test('what is set aside, a pair and a government are no people and places more (fault 20)', () =>
  reading(async (view) => {
    const found = await counts(view);
    assert.deepEqual([found.People, found.Places, found.Organizations, found.Dates], [2, 0, 1, 0]);
    const list = await openList(view, /People/);
    const rows = (await list.locator('.row').allTextContents()).map(plain);
    assert.ok(
      rows.some((row) => /^Ana Ferreira.*quote2/.test(row)),
      `the mention that is set aside isn’t counted: ${rows}`,
    );
    assert.ok(
      rows.some((row) => row.startsWith('Together: Ana Ferreira and Rui Costa')),
      String(rows),
    );
    assert.ok(
      rows.some((row) => row.startsWith('Porto (government)')),
      String(rows),
    );
    assert.ok(!rows.some((row) => row.startsWith('Faro')), String(rows));
    await clickMark(view, 'Faro');
    assert.ok(await view.getByText('set aside, and counts nowhere').isVisible());
  }));

test('a copy of the whole article counts nothing twice (fault 20)', () =>
  page.visit(async (view) => {
    await openSample(view, 2);
    const list = await openList(view, /People/);
    const putin = plain(
      await list.locator('.row', { hasText: 'Vladimir Putin' }).first().locator('.row-count').textContent(),
    );
    const marked = await view
      .locator('article .block:not(.duplicate, .boilerplate) a.person', {
        hasText: /Putin|He|he|his|leader|president/i,
      })
      .count();
    assert.ok(Number(putin) <= marked + 2 && Number(putin) < 29, `${putin} mentions counted`);
  }));

test('shares count words in quotation marks, and those that are told apart from them (fault 21)', () =>
  reading(async (view) => {
    const list = await openList(view, /Voices/);
    const share = async (/** @type {string} */ name) =>
      plain(
        await list
          .locator('.voice')
          .filter({ has: view.getByRole('heading', { name, exact: true }) })
          .locator('.share')
          .textContent(),
      );
    assert.equal(await share('Ana Ferreira'), '7 words in marks, 50 % of all · 1 quote');
    assert.equal(await share('Rui Costa'), '3 words told · 1 quote');
  }));

test('sources are told apart: officials, others by name, the anonymous, nobody', () =>
  reading(async (view) => {
    const list = await openList(view, /Voices/);
    const rows = await list
      .locator('.audit tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.deepEqual(rows, [
      ['Officials, by name', '1', '1', '7', '0'],
      ['Others, by name', '1', '1', '0', '3'],
      ['Others, unnamed', '2', '2', '6', '0'],
      ['No speaker named', '–', '1', '1', '0'],
    ]);
    assert.ok(await list.locator('.voice', { hasText: 'Ana Ferreira' }).getByText('official').isVisible());
  }));

describe('an unsure speaker', () => {
  test('that leads to nobody stands grey and in quotation marks everywhere', () =>
    reading(async (view) => {
      const note = (/** @type {string} */ name) => view.locator('article .note', { hasText: name });
      const colour = (/** @type {string} */ name) => note(name).evaluate((e) => getComputedStyle(e).color);
      assert.equal(plain(await note('they').textContent()), '“they”');
      assert.equal(plain(await note('a source').textContent()), '“a source”');
      assert.equal(await colour('they'), await colour('?'));
      assert.notEqual(await colour('they'), await colour('Ana Ferreira'));
      assert.ok((await voices(view)).some(({ speaker }) => speaker === '“they”'));
      await note('they').click();
      assert.ok(await view.getByRole('dialog').getByRole('heading', { name: '“they”' }).isVisible());
    }));

  test('has a dashed rule in the margin where the program is less sure than .75', () =>
    reading(async (view) => {
      const rule = (/** @type {string} */ name) =>
        view.locator('article .note', { hasText: name }).evaluate((e) => getComputedStyle(e).borderInlineEndStyle);
      assert.deepEqual(
        [await rule('they'), await rule('a source'), await rule('Ana Ferreira')],
        ['dashed', 'none', 'none'],
      );
      assert.match(
        String(await view.locator('article .note', { hasText: 'they' }).getAttribute('aria-label')),
        /not sure/,
      );
    }));
});

test('speech that is told begins with a dotted rule, speech in marks with its mark', () =>
  reading(async (view) => {
    const rules = await view
      .locator('article .m.quote')
      .evaluateAll((all) =>
        all
          .filter(
            (e) =>
              getComputedStyle(e, '::after').borderInlineStartStyle === 'dotted' &&
              getComputedStyle(e, '::after').content !== 'none',
          )
          .map((e) => e.textContent),
      );
    assert.deepEqual(rules, ['The river decides']);
  }));

test('Check has the warnings with their place, days, and the least sure marks first', () =>
  reading(async (view) => {
    const list = await openList(view, /Check/);
    await list.getByText('A quotation mark has no partner.').getByRole('button', { name: 'Show' }).click();
    assert.match(plain(await view.locator('article .chosen:not(.note)').first().textContent()), /bridge/);
    assert.equal(await list.locator('.candidate').count(), 2);
    assert.deepEqual((await list.locator('.doubt-link').allTextContents()).map(plain), [
      '“It will stand,”',
      '“Nobody asked us,”',
      '“No.”',
    ]);
    assert.match(
      plain(await list.locator('.doubt').first().textContent()),
      /“they”, not sure \(50 %\)\. “they” leads to nobody by name\./,
    );
  }));

test('a quote that is chosen lights up its speaker among the people', () =>
  reading(async (view) => {
    const list = await openList(view, /People/);
    await view.locator('article .note').first().click();
    assert.match(plain(await list.locator('[aria-current="true"]').first().textContent()), /^Ana Ferreira/);
  }));

test('the timeline says each date once, with a reason only where it was worked out', () =>
  page.visit(async (view) => {
    await paste(
      view,
      'LISBON, March 3, 2021 (Reuters) — Ana Ferreira came on Monday. She left on 4 April 2021. She had come in May of a year that nobody knew.',
    );
    await read(view);
    const list = await openList(view, /Timeline/);
    const rows = (await list.locator('.entry').allTextContents()).map(plain);
    const stated = rows.find((row) => row.startsWith('Sunday 4 April 2021')) ?? '';
    assert.equal(stated.split('4 April 2021').length - 1, 2, `once as a heading, once in its sentence: ${stated}`);
    assert.ok(!/stated in full/i.test(rows.join()));
    assert.match(rows.find((row) => row.startsWith('Monday')) ?? '', /from the article’s day/);
  }));

test('a date that needs the day of writing has a way to set it', () =>
  page.visit(async (view) => {
    await openSample(view, 1);
    const list = await openList(view, /Timeline/);
    await list.getByRole('button', { name: 'set the day' }).first().click();
    assert.ok(await view.getByRole('group', { name: 'The day of writing' }).isVisible());
  }));

describe('a file that holds markup', () => {
  /** @type {[string, string, RegExp][]} */
  const files = [
    [
      'page.html',
      '<!doctype html><html><body><p>Ana Ferreira came to Lisbon.</p></body></html>',
      /page\.html is a web page with its markup\. Open it in a browser/,
    ],
    ['report.rtf', '{\\rtf1\\ansi Ana Ferreira came to Lisbon.}', /report\.rtf is a document in Rich Text Format\./],
    [
      'mail.eml',
      'From: ana@example.org\nTo: rui@example.org\nSubject: The bridge\nDate: Mon, 1 Mar 2021\n\nAna Ferreira came to Lisbon.',
      /mail\.eml looks like an e-mail; its headers are read as text/,
    ],
  ];
  for (const [name, content, says] of files)
    test(`${name} isn’t read without a word (fault 22)`, () =>
      page.visit(async (view) => {
        await view
          .getByLabel('Choose text files')
          .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
        await view.getByRole('alert').getByText(says).waitFor();
      }));
});

describe('on paper', () => {
  test('seed 3 takes three pages at most, and no tag lies on a word (fault 23)', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await view.waitForLoadState('networkidle');
      const pdf = await view.pdf({ format: 'A4', preferCSSPageSize: false });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      assert.ok(pages > 0 && pages <= 3, `${pages} pages`);
      await view.emulateMedia({ media: 'print' });
      const tags = await view
        .locator('article [data-tag]')
        .evaluateAll((all) =>
          all.map((e) => getComputedStyle(e, '::before').content).filter((content) => content !== 'none'),
        );
      assert.deepEqual(tags, []);
    }));

  test('a heading is never the last line of a page (fault 23)', () =>
    page.visit(async (view) => {
      await openSample(view, 3);
      await view.waitForLoadState('networkidle');
      await view.emulateMedia({ media: 'print' });
      await view.evaluate(() => dispatchEvent(new Event('beforeprint')));
      for (const heading of ['.voice-head', '.group-name', '.paper-list > h2'])
        assert.equal(
          await view
            .locator(`#paper ${heading}`)
            .first()
            .evaluate((e) => getComputedStyle(e).breakAfter),
          'avoid',
          heading,
        );
    }));
});

test('the line about the file stands in the column of the text (fault 24)', () =>
  page.visit(async (view) => {
    await view.getByLabel('Choose text files').setInputFiles({
      name: 'story.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Ana said \x93we are in a caf\xe9\x94 on 3 March 2021.', 'latin1'),
    });
    await read(view);
    const label = await view.locator('#origin label').boundingBox();
    const words = await view.locator('article .words').first().boundingBox();
    assert.ok(label && words && Math.abs(label.x - words.x) < 40, `${label?.x} and ${words?.x}`);
    await view.getByLabel('story.txt was read as').focus();
    await view.keyboard.press('ArrowDown');
    await view.waitForTimeout(300);
    assert.match(plain(await view.locator('article').textContent()), /café/, 'the arrow keys choose, the button reads');
  }));

describe('tags', () => {
  for (const width of [1280, 390])
    test(`touch no capital and no tail of a letter at ${width} px`, () =>
      page.visit(
        async (view) => {
          await openSample(view, 3);
          const close = await view.evaluate(() => {
            const context = /** @type {CanvasRenderingContext2D} */ (document.createElement('canvas').getContext('2d'));
            return [...document.querySelectorAll('article .block:is(.body, .dateline) [data-first]')].flatMap(
              (element) => {
                const style = getComputedStyle(element);
                const tag = getComputedStyle(element, '::before');
                context.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
                const font = context.measureText('HÉlpgj');
                const line = element.getClientRects()[0];
                const baseline =
                  line.top +
                  (line.height - font.fontBoundingBoxAscent - font.fontBoundingBoxDescent) / 2 +
                  font.fontBoundingBoxAscent;
                const capital = baseline - context.measureText('H').actualBoundingBoxAscent;
                context.font = `${tag.fontWeight} ${tag.fontSize} ${tag.fontFamily}`;
                const small = context.measureText('PER');
                const top = line.top + parseFloat(tag.top);
                // The tag has a line of its own height; its letters stand on a baseline within.
                const own =
                  top +
                  (parseFloat(tag.fontSize) - small.fontBoundingBoxAscent - small.fontBoundingBoxDescent) / 2 +
                  small.fontBoundingBoxAscent;
                const before = baseline - parseFloat(style.lineHeight);
                const tail = before + font.actualBoundingBoxDescent;
                return [
                  {
                    tag: element.getAttribute('data-tag'),
                    below: capital - own,
                    above: own - small.actualBoundingBoxAscent - tail,
                    size: parseFloat(tag.fontSize),
                    opacity: tag.opacity,
                  },
                ];
              },
            );
          });
          assert.ok(close.length >= 4);
          for (const { tag, below, above, size, opacity } of close) {
            assert.ok(below >= 1, `${tag} is ${below} px above its capital`);
            assert.ok(above >= 0, `${tag} is ${above} px below the line before`);
            assert.ok(size >= 10 && opacity === '1', `${tag} of ${size} px`);
          }
        },
        { viewport: { width, height: 900 } },
      ));

  for (const scheme of /** @type {const} */ (['light', 'dark']))
    test(`and lines have the contrast that WCAG asks of text, ${scheme}`, () =>
      page.visit(
        async (view) => {
          await openSample(view, 3);
          const ratios = await view.evaluate(() => {
            const context = /** @type {CanvasRenderingContext2D} */ (
              document.createElement('canvas').getContext('2d', { willReadFrequently: true })
            );
            const light = (/** @type {string} */ colour) => {
              context.fillStyle = colour;
              context.fillRect(0, 0, 1, 1);
              const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((n) =>
                n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4,
              );
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const root = getComputedStyle(document.documentElement);
            const value = (/** @type {string} */ name) => root.getPropertyValue(name).trim();
            const ratio = (/** @type {string} */ a, /** @type {string} */ b) => {
              const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
              return (x + 0.05) / (y + 0.05);
            };
            const kinds = [
              '--person',
              '--organization',
              '--place',
              '--group',
              '--event',
              '--law',
              '--work',
              '--date',
              '--rubric',
            ];
            // A tag may stand on paper, on a wash, on the glow of what is chosen.
            return kinds.flatMap((kind) =>
              ['--paper', '--leaf', '--rubric-wash', '--rubric-wash-soft'].map((ground) => [
                `${kind} on ${ground}`,
                ratio(value(kind), value(ground)),
              ]),
            );
          });
          for (const [pair, ratio] of ratios) assert.ok(Number(ratio) >= 4.5, `${pair}: ${Number(ratio).toFixed(2)}`);
        },
        { colorScheme: scheme },
      ));
});
