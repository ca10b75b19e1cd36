// A member's number as a QR code (ISO/IEC 18004), drawn on the phone, so that it is there without a signal: the
// smallest one, which bears a crease or a drop of tea (level M).

const SIZE = 21;
const [WORDS, CHECKS] = [16, 10];
const FORMAT = 0x5412; // level M, mask 0

/** What a code can say: figures, or else letters. @param {string} said @returns {boolean} */
export const fits = (said) => (/^\d{1,34}$/.test(said) ? true : /^[\x20-\x7e]{1,14}$/.test(said));

/** @param {string} text what fits @returns {number[]} the bytes that say it */
function bytesOf(text) {
  const bits = (/** @type {number} */ number, /** @type {number} */ width) => number.toString(2).padStart(width, "0");
  const figures = /^\d+$/.test(text);
  const parts = figures
    ? (text.match(/\d{1,3}/g) ?? []).map((one) => bits(Number(one), [0, 4, 7, 10][one.length]))
    : [...text].map((one) => bits(one.charCodeAt(0), 8));
  const said = `${figures ? "0001" : "0100"}${bits(text.length, figures ? 10 : 8)}${parts.join("")}`;
  const ended = said.padEnd(Math.min(said.length + 4, WORDS * 8), "0");
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, "0");
  const bytes = (whole.match(/.{8}/g) ?? []).map((one) => parseInt(one, 2));
  for (let pad = 0; bytes.length < WORDS; pad += 1) bytes.push(pad % 2 ? 0x11 : 0xec);
  return bytes;
}

/** A product in the field of 256. @param {number} x @param {number} y @returns {number} */
function times(x, y) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((y >> bit) & 1) * x);
  return product;
}

/** What mends them (Reed and Solomon). @param {number[]} bytes @returns {number[]} */
function checksOf(bytes) {
  let divisor = [1];
  for (let at = 0, root = 1; at < CHECKS; at += 1, root = times(root, 2)) {
    const longer = [...divisor, 0];
    divisor = longer.map((one, place) => one ^ times(place ? divisor[place - 1] : 0, root));
  }
  const rest = [...bytes, ...Array(CHECKS).fill(0)];
  bytes.forEach((_, at) => {
    const factor = rest[at];
    divisor.forEach((one, place) => { rest[at + place] ^= times(one, factor); });
  });
  return rest.slice(bytes.length);
}

/** What is no data: the three eyes, the two rulers, and which format it is. -1 where data goes. @returns {number[][]} */
function frame() {
  const all = Array.from({ length: SIZE }, () => Array(SIZE).fill(-1));
  for (let at = 0; at < SIZE; at += 1) all[6][at] = all[at][6] = 1 - (at % 2);
  for (const [top, left] of [[0, 0], [0, SIZE - 7], [SIZE - 7, 0]]) {
    for (let y = -1; y <= 7; y += 1) {
      for (let x = -1; x <= 7; x += 1) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        if (all[top + y]?.[left + x] !== undefined) all[top + y][left + x] = ring === 2 || ring === 4 ? 0 : 1;
      }
    }
  }
  for (let bit = 0; bit < 15; bit += 1) {
    const on = (FORMAT >> bit) & 1;
    all[bit < 6 ? bit : bit < 8 ? bit + 1 : SIZE - 15 + bit][8] = on;
    all[8][bit < 8 ? SIZE - 1 - bit : bit < 9 ? 7 : 14 - bit] = on;
  }
  all[SIZE - 8][8] = 1;
  return all;
}

/** Rows of 0 and 1. @param {string} text @returns {number[][]} */
export function modules(text) {
  const bytes = bytesOf(text);
  const bits = [...bytes, ...checksOf(bytes)].flatMap((one) => [...one.toString(2).padStart(8, "0")].map(Number));
  const all = frame();
  for (let right = SIZE - 1, next = 0; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < SIZE; step += 1) {
      const y = (right + 1) & 2 ? step : SIZE - 1 - step;
      for (const x of [right, right - 1]) {
        if (all[y][x] < 0) all[y][x] = (bits[next++] ?? 0) ^ Number((x + y) % 2 === 0);
      }
    }
  }
  return all;
}

/** The dark ones as a path of SVG, a unit each. @param {string} text @returns {string} */
export const path = (text) =>
  modules(text).flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
