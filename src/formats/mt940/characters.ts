/** Characters before lines: `@@` as line end, and control characters, which are taken out. */

export interface Characters {
  clean(text: string): string;
  /** What was held back at a cut. */
  end(): string;
  /** Control characters taken out, but for those that only frame a transmission. */
  removed(): number;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const control = /[\0-\x08\x0b\x0c\x0e-\x1f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\0-\x08\x0b\x0c\x0e-\x1f]/g;
/** Start and end of a transmission (SOH, STX, ETX, EOT), and the end of a DOS file. */
const framing: ReadonlySet<string> = new Set(['\x01', '\x02', '\x03', '\x04', '\x1a']);

/** `head`: the first bytes of the file; German sources that use `@@` do so from the first field on. */
export function createCharacters(head: Uint8Array): Characters {
  const atSigns = /@@:\d\d/.test(Buffer.from(head.subarray(0, 4096)).toString('latin1'));
  let rest = '';
  let removed = 0;

  function breakLines(text: string): string {
    const whole = rest + text;
    // One sign at the cut may be half of a line end.
    const odd = /@+$/.exec(whole.slice(-2))?.[0].length === 1;
    rest = odd ? '@' : '';
    return (odd ? whole.slice(0, -1) : whole).replaceAll('@@', '\n');
  }

  return {
    clean(text) {
      const lines = atSigns ? breakLines(text) : text;
      if (!control.test(lines)) return lines;
      return lines.replace(controls, (character) => {
        if (!framing.has(character)) removed += 1;
        return '';
      });
    },
    end: () => rest,
    removed: () => removed,
  };
}
