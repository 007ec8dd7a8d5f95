/** The door of the floor: votes, speakers, and members' own links of a sitting as it goes. */
export { speechesOf, votesOf, type KeptBallot, type Speech, type Vote, type VoteResult, type VoteRule } from './queries.ts';
export { wholeVotes, type WholeVote } from './whole.ts';
