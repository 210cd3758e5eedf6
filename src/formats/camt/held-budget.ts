/** Bounds what of a message is held at a time: one entry without its transactions, one transaction, one balance. */
import { XmlRefusal, xmlLimits } from './xml-events.ts';

export interface HeldBudget {
  /** A new piece begins. */
  clear(): void;
  /** A part begins that goes out by itself; `forget` takes it off again. */
  mark(): void;
  forget(): void;
  /** Throws XmlRefusal above the limits. */
  hold(elements: number, characters: number): void;
}

export function createHeldBudget(): HeldBudget {
  let held = { elements: 0, characters: 0 };
  let marked = held;

  function refuse(what: string, limit: number): never {
    throw new XmlRefusal({ code: 'xml-limit-exceeded', severity: 'error', params: { what, limit } });
  }

  return {
    clear: () => {
      held = { elements: 0, characters: 0 };
    },
    mark: () => {
      marked = { ...held };
    },
    forget: () => {
      held = marked;
    },
    hold(elements, characters) {
      held.elements += elements;
      held.characters += characters;
      if (held.elements > xmlLimits.elements) refuse('elements', xmlLimits.elements);
      if (held.characters > xmlLimits.heldCharacters) refuse('text', xmlLimits.heldCharacters);
    },
  };
}
