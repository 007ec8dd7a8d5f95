/** The door of the floor: votes, speakers, and members' own links of a sitting as it goes. */
import './followers.ts';

export { castBallot, castBallots, castSoon, type Cast } from './commands/cast-ballots.ts';
export { confirmCount, enterHands, enterNamed, refuseCount } from './commands/count-votes.ts';
export { issueKeys, type IssuedKey } from './commands/issue-keys.ts';
export { closeVote, openVote, sayChairVoice, voidVote } from './commands/run-vote.ts';
export { askFloor, beginSpeech, endSpeech, pauseSpeech, resumeSpeech, setBudget, withdrawAsk } from './commands/speak.ts';
export { askOwn, noteMyself, sayOwnChairVoice, withdrawOwn } from './commands/take-part.ts';
export { seatByKey, seatOfStaff, type OwnSeat } from './own.ts';
export { speechesOf, votesOf, type KeptBallot, type Speech, type Vote, type VoteResult, type VoteRule } from './queries.ts';
export { wholeVotes, type WholeVote } from './whole.ts';
export { presentFloor, presentFrame, publicFloor, sharedFloor, streamOf, type Frame } from './floor.ts';
export { presentDeskFloor, type DeskFloor } from './present-desk.ts';
export { checkInside, insideView, presentKeys, presentOwn, toCards, type OwnPage } from './present-own.ts';
