CREATE TABLE `referrals` (
	`complaint` text NOT NULL,
	`referral` text NOT NULL,
	`round` integer NOT NULL,
	`body` text NOT NULL,
	`kind` text NOT NULL,
	`document` text NOT NULL,
	`urgency` text NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`sign_for_by` integer,
	`return_by` integer,
	`printed_due` integer,
	`internal_due` integer,
	`late` integer NOT NULL,
	`confidential` integer NOT NULL,
	`extension_asked` integer,
	PRIMARY KEY(`complaint`, `referral`)
);
--> statement-breakpoint
CREATE INDEX `referrals_due` ON `referrals` (`state`,`printed_due`,`complaint`,`referral`);