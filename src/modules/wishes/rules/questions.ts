/** The questions of the form, in their order. */
export const QUESTIONS = ['whom', 'where', 'how', 'what', 'time', 'who', 'review'] as const;
export type Question = (typeof QUESTIONS)[number];
