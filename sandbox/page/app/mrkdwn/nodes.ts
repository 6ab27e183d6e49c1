/** A piece of marked-up text; strings in it are decoded, plain text. */
export type Node =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'bold' | 'italic' | 'strike' | 'quote'; inner: Node[] }
  | { type: 'code' | 'preformatted'; text: string }
  | { type: 'emoji'; name: string }
  | { type: 'link'; url: string; inner: Node[] }
  | { type: 'user' | 'channel'; id: string; label?: string }
  | { type: 'broadcast'; label: string }
  | { type: 'date'; seconds: number; format: string; url?: string; fallback: string };
