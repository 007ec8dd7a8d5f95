import type { Lang } from '../../i18n/lang.ts';
import { en } from './en.ts';
import { kk, type ReminderMessages } from './kk.ts';
import { ru } from './ru.ts';

export const messages: Record<Lang, ReminderMessages> = { kk, ru, en };
