// How every text is taken, wherever it comes from.

/**
 * Line ends as `\n` and no byte order mark; nothing else is changed, so that offsets mean what is seen.
 * @param {string} text
 */
export const normalise = (text) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
