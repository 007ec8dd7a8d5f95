/** What is taken down at a conference, and how far its protocol is. Pure. */

export const POINT_KINDS = ['priority', 'decision'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** `draft`: amended by those who attended, its facts still read anew; `frozen`: approved, never changed again. */
export type ProtocolState = 'none' | 'draft' | 'frozen';
