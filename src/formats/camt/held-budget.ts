/** Bounds what of a message is held at a time: one entry without its transactions, one transaction, one balance. */
import { xmlLimits } from '../xml/limits.ts';
import { XmlRefusal } from '../xml/xml-push.ts';

export interface HeldBudget {
  /** A new piece begins. */
  clear(): void;
  /** A part begins that goes out by itself; `forget` takes it off again. */
  mark(): void;
  forget(): void;
  /** Throws XmlRefusal above the limits. */
  hold(elements: number, characters: number): void;
}

function refuse(what: string, limit: number): never {
  throw new XmlRefusal({ code: 'xml-limit-exceeded', severity: 'error', params: { what, limit } });
}

export function createHeldBudget(): HeldBudget {
  let elements = 0;
  let characters = 0;
  let marked = { elements, characters };

  return {
    clear: () => {
      elements = 0;
      characters = 0;
    },
    mark: () => {
      marked = { elements, characters };
    },
    forget: () => {
      ({ elements, characters } = marked);
    },
    hold(more, moreCharacters) {
      elements += more;
      characters += moreCharacters;
      if (elements > xmlLimits.elements) refuse('elements', xmlLimits.elements);
      if (characters > xmlLimits.heldCharacters) refuse('text', xmlLimits.heldCharacters);
    },
  };
}
