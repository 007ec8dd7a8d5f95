/** Pieces that the rooms' schemas of forms are made of. */
import { z } from 'zod';

/** An empty field of a form is an absent one. */
export const absent = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);
export const optional = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.optional());

/** NUL cannot be stored in PostgreSQL, and other control characters have no place in a text. */
export const plain = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]/gu, '').trim();
