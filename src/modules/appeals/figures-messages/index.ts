import type { Lang } from '#platform/i18n/lang.ts';
import { en } from './en.ts';
import { kk, type FigureMessages } from './kk.ts';
import { ru } from './ru.ts';

export type { FigureMessages } from './kk.ts';
export const figureMessages: Record<Lang, FigureMessages> = { kk, ru, en };
