/** A mail's content without its looks: text and HTML are both made of these, so they cannot say different things. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: boolean; readonly faint?: boolean }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Column {
  readonly title: string;
  readonly right?: boolean;
}
