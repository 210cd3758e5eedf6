/**
 * Leaves out the content of `EmbeddedFile`: scanned vouchers as base64, often most of the file, and longer than any text that
 * an XML reader should hold. All that is needed of SIE 5 stands in attributes.
 */
import type { XmlPush } from '../xml/xml-push.ts';

export interface EmbeddedText {
  write(text: string): void;
  /** To be called when an element opens, and when one closes. */
  opened(name: string): void;
  closed(): void;
}

const embedded = 'EmbeddedFile';
/** What the XML reader may get of a content before it is known to be one. */
const sliceCharacters = 65_536;
/** A start tag of it, and its text to the end: no attribute may hold a `<`. */
const tagAndText = /^<(?:[\w.-]+:)?EmbeddedFile[\s>]/;

export function createEmbeddedText(xml: XmlPush): EmbeddedText {
  let openedLast = false;
  /** Inside its text: nothing but a `<` ends it. */
  let inside = false;

  function writeSlice(text: string): void {
    openedLast = false;
    if (!xml.write(text) || !openedLast) return;
    const last = text.lastIndexOf('<');
    inside = last === -1 || tagAndText.test(text.slice(last, last + 80));
  }

  return {
    write(text) {
      for (let at = 0; at < text.length; at += sliceCharacters) {
        let slice = text.slice(at, at + sliceCharacters);
        if (inside) {
          const end = slice.indexOf('<');
          if (end === -1) continue;
          slice = slice.slice(end);
          inside = false;
        }
        writeSlice(slice);
      }
    },
    opened(name) {
      openedLast = name === embedded;
    },
    closed() {
      openedLast = false;
    },
  };
}
