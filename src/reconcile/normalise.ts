import { asOcr } from '../domain/ocr.ts';
import type { Normaliser } from '../domain/rule.ts';

/** One text → its normalised form; null: no value. */
export type Normalise = (text: string) => string | null;

function ocr(lengthDigit: boolean): Normalise {
  return (text) => {
    const digits = asOcr(text);
    if (digits === null || !lengthDigit) return digits;
    // The second last digit states the length, the check digit included, modulo 10.
    return Number(digits.at(-2)) === digits.length % 10 ? digits : null;
  };
}

const named: Readonly<Record<Extract<Normaliser, string>, Normalise>> = {
  digits: (text) => text.replace(/\D/g, ''),
  stripLeadingZeros: (text) => text.replace(/^0+/, ''),
  upperCase: (text) => text.toUpperCase(),
  stripBlanks: (text) => text.replace(/\s/g, ''),
  ocr: ocr(false),
};

/** Patterns come checked by the configuration (linear-time, no back references); the case of letters is theirs. */
function pattern(source: string): Normalise {
  const compiled = new RegExp(source, 'u');
  return (text) => {
    const hit = compiled.exec(text);
    return hit ? (hit[1] ?? hit[0]) : null;
  };
}

function step(normaliser: Normaliser): Normalise {
  if (typeof normaliser === 'string') return named[normaliser];
  if ('regex' in normaliser) return pattern(normaliser.regex);
  if ('last' in normaliser) return (text) => text.slice(-normaliser.last);
  if ('emptyIf' in normaliser) {
    const stops = new Set(normaliser.emptyIf);
    return (text) => (stops.has(text) ? null : text);
  }
  return ocr(normaliser.ocr.lengthDigit);
}

/** A chain as one function: the text is trimmed first, an empty result is none. An empty chain just trims. */
export function compileNormalisers(chain: readonly Normaliser[]): Normalise {
  const steps = chain.map(step);
  return (text) => {
    let value: string | null = text.trim();
    for (const next of steps) {
      if (value === null || value === '') return null;
      value = next(value);
    }
    return value === null || value === '' ? null : value;
  };
}
