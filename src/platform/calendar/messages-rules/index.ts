import type { Lang } from '../../i18n/lang.ts';
import { en } from './en.ts';
import { kk, type RuleMessages } from './kk.ts';
import { ru } from './ru.ts';

export const ruleMessages: Record<Lang, RuleMessages> = { kk, ru, en };
