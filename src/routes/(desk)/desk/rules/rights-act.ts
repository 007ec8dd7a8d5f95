/** An act of the pages that keep the lists and rules of rights. */
import { messages } from '#modules/rights/messages/index.ts';
import { ruleActs } from './act.ts';

export const rightsAct = ruleActs((lang) => messages[lang].errors);
