/**
 * Opens every room before the first request: what a room does after a commit, by the clock, with a file or with a
 * moved deadline is registered here, whichever page is asked for first. A new room adds its line.
 */
import '#platform/files/schedule.ts';
import '#platform/idempotency/schedule.ts';
import '#platform/identity/schedule.ts';
import '#platform/journal/digest.ts';
import '#platform/mail/index.ts';
import '#platform/one-tap/schedule.ts';
import '#platform/sms/schedule.ts';
import '#modules/floor/server/index.ts';
import '#modules/mandates/server/index.ts';
import '#modules/minutes/server/index.ts';
import { registerAppealJobs } from '#modules/appeals/server/index.ts';
import { registerAssignmentJobs } from '#modules/assignments/server/index.ts';
import { registerChannelJobs } from '#modules/channels/server/index.ts';
import { registerDiscussionJobs } from '#modules/discussion/server/index.ts';
import { registerDutyJobs } from '#modules/duties/server/index.ts';
import { registerEventJobs } from '#modules/events/server/index.ts';
import { registerParticipationJobs } from '#modules/participation/server/index.ts';
import { registerStructureJobs } from '#modules/structure/server/index.ts';
import { registerControlJobs } from '#modules/control/server/index.ts';
import { registerDirectiveJobs } from '#modules/directives/server/index.ts';
import { registerQualityJobs } from '#modules/quality/server/index.ts';
import { registerScorecardJobs } from '#modules/scorecards/server/index.ts';
import { registerStatisticsJobs } from '#modules/statistics/server/index.ts';
import { registerDebtJobs } from '#modules/debts/server/index.ts';
import { registerDeskJobs } from '#modules/desk/server/index.ts';
import { registerForwardingJobs } from '#modules/forwarding/server/index.ts';
import { registerPrivacyJobs } from '#modules/privacy/server/index.ts';
import { registerReceptionJobs } from '#modules/receptions/server/index.ts';
import { registerRightsJobs } from '#modules/rights/server/index.ts';
import { registerOparlJobs } from '#modules/oparl/server/index.ts';
import { registerProcedureJobs } from '#modules/procedure/server/index.ts';
import { registerWishJobs } from '#modules/wishes/server/index.ts';
import { registerPromiseJobs } from '#modules/promises/server/index.ts';
import { registerReportJobs } from '#modules/reports/server/index.ts';
import { registerVisitJobs } from '#modules/visits/server/index.ts';
import { registerRecompute } from '#platform/calendar/recompute.ts';
import { registerReminders } from '#platform/calendar/reminders.ts';

export function openRooms(): void {
	registerRecompute();
	registerReminders();
	registerAppealJobs();
	registerAssignmentJobs();
	registerChannelJobs();
	registerDirectiveJobs();
	registerDiscussionJobs();
	registerDutyJobs();
	registerEventJobs();
	registerParticipationJobs();
	registerControlJobs();
	registerQualityJobs();
	registerForwardingJobs();
	registerDebtJobs();
	registerDeskJobs();
	registerOparlJobs();
	registerProcedureJobs();
	registerPrivacyJobs();
	registerReceptionJobs();
	registerRightsJobs();
	registerStructureJobs();
	registerStatisticsJobs();
	registerScorecardJobs();
	registerWishJobs();
	registerVisitJobs();
	registerPromiseJobs();
	registerReportJobs();
}
