/** The door of the directives room. */
export { changeDirective, draftDirective, showAddressees } from './commands/draft-directive.ts';
export { issueDirective } from './commands/issue-directive.ts';
export { cancelDirective, closeDirective } from './commands/end-directive.ts';
export { splitPart } from './commands/split-part.ts';
export { judgePart } from './commands/judge-part.ts';
export { directiveFor, KIND } from './visible.ts';
export { registerDirectiveJobs } from './jobs.ts';
export { criteriaOf, directivesOf, marksOf } from './queries.ts';
export { draftFor, issuersFor } from './draft-form.ts';
export { presentAddressees, presentDirectives, presentHead, presentHistory } from './present.ts';
export { presentMatrix } from './present-matrix.ts';
export { presentPart } from './present-part.ts';
export { DIRECTIVE_MEASURES } from './measures.ts';
export { LEADING } from './policy.ts';
