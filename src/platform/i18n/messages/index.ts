import type { Lang } from '../lang.ts';
import { en } from './en.ts';
import { kk, type Messages } from './kk.ts';
import { ru } from './ru.ts';

export type { Messages };
export const messages: Record<Lang, Messages> = { kk, ru, en };
