BEGIN TRANSACTION;
CREATE TABLE accounts (
	telegram_id BIGINT NOT NULL, 
	display_name VARCHAR(130) NOT NULL, 
	language VARCHAR(10), 
	client_language VARCHAR(20), 
	branch_id INTEGER, 
	started_at DATETIME, 
	unreachable_at DATETIME, 
	awaiting VARCHAR(40), 
	awaiting_data JSON NOT NULL, rest JSON, 
	CONSTRAINT pk_accounts PRIMARY KEY (telegram_id), 
	CONSTRAINT fk_accounts_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id)
);
INSERT INTO "accounts" VALUES(5200000001,'李书记',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000002,'王组织',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000003,'赵宣传',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000004,'张三',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000005,'陈四',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000006,'孙五',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000007,'周六',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000008,'吴七',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000009,'郑八',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
INSERT INTO "accounts" VALUES(5200000011,'褚积极',NULL,'zh-hans',1,'2024-12-20 01:00:00.000000',NULL,NULL,'{}',NULL);
CREATE TABLE activities (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	theme_id INTEGER, 
	year INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	form VARCHAR(60) NOT NULL, 
	content TEXT NOT NULL, 
	starts_at DATETIME, 
	ends_at DATETIME, 
	place VARCHAR(100), 
	host_id INTEGER, 
	recorder_id INTEGER, 
	mode VARCHAR(10) NOT NULL, 
	secret VARCHAR(64) NOT NULL, 
	revision INTEGER NOT NULL, 
	dated_at DATETIME, 
	announced_at DATETIME, 
	late_notice_reason TEXT, 
	opened_at DATETIME, 
	ended_at DATETIME, 
	ballot_closes_at DATETIME, 
	ballot_closed_at DATETIME, 
	head_count INTEGER, 
	CONSTRAINT pk_activities PRIMARY KEY (id), 
	CONSTRAINT fk_activities_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_activities_host_id FOREIGN KEY(host_id) REFERENCES people (id), 
	CONSTRAINT fk_activities_recorder_id FOREIGN KEY(recorder_id) REFERENCES people (id), 
	CONSTRAINT fk_activities_theme_id FOREIGN KEY(theme_id) REFERENCES themes (id)
);
INSERT INTO "activities" VALUES(1,1,1,2025,1,'先锋模范行动','学习党章','2025-01-03 06:00:00.000000','2025-01-03 09:30:00.000000','党员活动室',1,3,'onsite','b4a9ef7a575313dd4d900f9d30c2796a',0,'2024-12-22 06:00:00.000000','2024-12-29 01:00:00.000000',NULL,'2025-01-03 05:30:00.000000','2025-01-03 09:20:00.000000','2025-01-04 09:20:00.000000','2025-01-04 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(2,1,2,2025,2,'红色教育行动','走访老党员','2025-02-07 06:00:00.000000','2025-02-07 09:30:00.000000','党员活动室',1,3,'onsite','c06015f0bdc3c2101106ccdd9aa71b7d',0,'2025-01-26 06:00:00.000000','2025-02-02 01:00:00.000000',NULL,'2025-02-07 05:30:00.000000','2025-02-07 09:20:00.000000','2025-02-08 09:20:00.000000','2025-02-08 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(3,1,3,2025,3,'志愿服务行动','参观校史馆','2025-03-07 06:00:00.000000','2025-03-07 09:30:00.000000','党员活动室',1,3,'onsite','446271bea3bdaf0f6d8c086d1c151311',0,'2025-02-23 06:00:00.000000','2025-03-02 01:00:00.000000',NULL,'2025-03-07 05:30:00.000000','2025-03-07 09:20:00.000000','2025-03-08 09:20:00.000000','2025-03-08 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(4,1,4,2025,4,'专题学习研讨','社区清洁','2025-04-11 06:00:00.000000','2025-04-11 09:30:00.000000','党员活动室',1,3,'onsite','352b1c97b0b82f30b23e4bd0cd155891',0,'2025-03-30 06:00:00.000000','2025-04-06 01:00:00.000000',NULL,'2025-04-11 05:30:00.000000','2025-04-11 09:20:00.000000','2025-04-12 09:20:00.000000','2025-04-12 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(5,1,5,2025,5,'先锋模范行动','诵读党章','2025-05-16 06:00:00.000000','2025-05-16 09:00:00.000000','图书馆报告厅',1,3,'onsite','6c3c778645c621aa016f33966c12a222',1,'2025-04-27 06:00:00.000000','2025-05-04 01:00:00.000000',NULL,'2025-05-16 05:30:00.000000','2025-05-16 09:20:00.000000','2025-05-17 09:20:00.000000','2025-05-17 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(6,1,6,2025,6,'红色教育行动','重温入党誓词','2025-06-06 06:00:00.000000','2025-06-06 09:30:00.000000','党员活动室',1,3,'onsite','d75ad667e0a7ab5b44a014ff7ed1dd33',0,'2025-05-25 06:00:00.000000','2025-06-01 01:00:00.000000',NULL,'2025-06-06 05:30:00.000000','2025-06-06 09:20:00.000000','2025-06-07 09:20:00.000000','2025-06-07 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(7,1,7,2025,7,'志愿服务行动','建党纪念日座谈','2025-07-04 06:00:00.000000','2025-07-04 09:30:00.000000','党员活动室',1,3,'onsite','69b77f686bc795fef911826d6160d8eb',0,'2025-06-22 06:00:00.000000','2025-06-29 01:00:00.000000',NULL,'2025-07-04 05:30:00.000000','2025-07-04 09:20:00.000000','2025-07-05 09:20:00.000000','2025-07-05 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(8,1,8,2025,8,'专题学习研讨','学习先进事迹','2025-08-01 06:00:00.000000','2025-08-01 09:30:00.000000','党员活动室',1,3,'onsite','3d5ef10470f100706a22bcd0a219661b',0,'2025-07-20 06:00:00.000000','2025-07-27 01:00:00.000000',NULL,'2025-08-01 05:30:00.000000','2025-08-01 09:20:00.000000','2025-08-02 09:20:00.000000','2025-08-02 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(9,1,9,2025,9,'先锋模范行动','迎新服务','2025-09-05 06:00:00.000000','2025-09-05 09:30:00.000000','党员活动室',1,3,'onsite','eeb187a464914ae8721297914c117133',0,'2025-08-24 06:00:00.000000','2025-08-31 01:00:00.000000',NULL,'2025-09-05 05:30:00.000000','2025-09-05 09:20:00.000000','2025-09-06 09:20:00.000000','2025-09-06 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(10,1,10,2025,10,'红色教育行动','国庆爱国主义教育','2025-10-10 06:00:00.000000','2025-10-10 09:30:00.000000','党员活动室',1,3,'onsite','2921ee8e2b10b26ba3766949452476b5',0,'2025-09-28 06:00:00.000000','2025-10-05 01:00:00.000000',NULL,'2025-10-10 05:30:00.000000','2025-10-10 09:20:00.000000','2025-10-11 09:20:00.000000','2025-10-11 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(11,1,11,2025,11,'志愿服务行动','学习党的历史','2025-11-07 06:00:00.000000','2025-11-07 09:30:00.000000','党员活动室',1,3,'onsite','6c3d20845cba9e711f399bb91dd10189',0,'2025-10-26 06:00:00.000000','2025-11-02 01:00:00.000000',NULL,'2025-11-07 05:30:00.000000','2025-11-07 09:20:00.000000','2025-11-08 09:20:00.000000','2025-11-08 09:20:00.000000',NULL);
INSERT INTO "activities" VALUES(12,1,12,2025,12,'专题学习研讨','年度总结','2025-12-05 06:00:00.000000','2025-12-05 09:30:00.000000','党员活动室',1,3,'onsite','784d851c65fed79f10becd3cc66eb126',0,'2025-11-23 06:00:00.000000','2025-11-30 01:00:00.000000',NULL,'2025-12-05 05:30:00.000000','2025-12-05 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0004');
CREATE TABLE attendances (
	id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	how VARCHAR(10) NOT NULL, 
	by_id INTEGER, 
	reason TEXT, 
	CONSTRAINT pk_attendances PRIMARY KEY (id), 
	CONSTRAINT fk_attendances_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_attendances_by_id FOREIGN KEY(by_id) REFERENCES people (id), 
	CONSTRAINT fk_attendances_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_attendances_activity_id_person_id UNIQUE (activity_id, person_id)
);
INSERT INTO "attendances" VALUES(1,1,1,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(2,1,2,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(3,1,3,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(4,1,5,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(5,1,6,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(6,1,7,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(7,1,8,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(8,1,9,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(9,1,11,'2025-01-03 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(10,2,1,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(11,2,2,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(12,2,3,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(13,2,5,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(14,2,6,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(15,2,8,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(16,2,9,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(17,2,11,'2025-02-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(18,3,1,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(19,3,2,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(20,3,3,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(21,3,5,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(22,3,6,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(23,3,9,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(24,3,11,'2025-03-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(25,4,1,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(26,4,2,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(27,4,3,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(28,4,4,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(29,4,6,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(30,4,7,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(31,4,9,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(32,4,11,'2025-04-11 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(33,5,1,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(34,5,2,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(35,5,3,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(36,5,4,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(37,5,5,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(38,5,6,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(39,5,7,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(40,5,8,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(41,5,9,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(42,5,11,'2025-05-16 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(43,6,1,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(44,6,2,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(45,6,3,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(46,6,4,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(47,6,5,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(48,6,6,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(49,6,7,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(50,6,11,'2025-06-06 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(51,7,1,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(52,7,2,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(53,7,3,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(54,7,5,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(55,7,6,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(56,7,8,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(57,7,9,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(58,7,11,'2025-07-04 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(59,7,10,'2025-07-04 09:20:00.000000','hand',2,'没有手机，当天在场');
INSERT INTO "attendances" VALUES(60,8,1,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(61,8,2,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(62,8,3,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(63,8,4,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(64,8,5,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(65,8,6,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(66,8,7,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(67,8,9,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(68,8,11,'2025-08-01 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(69,9,1,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(70,9,2,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(71,9,3,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(72,9,4,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(73,9,5,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(74,9,6,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(75,9,7,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(76,9,11,'2025-09-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(77,10,1,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(78,10,2,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(79,10,3,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(80,10,4,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(81,10,5,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(82,10,6,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(83,10,11,'2025-10-10 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(84,11,1,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(85,11,2,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(86,11,3,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(87,11,4,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(88,11,5,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(89,11,6,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(90,11,7,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(91,11,11,'2025-11-07 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(92,12,1,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(93,12,2,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(94,12,3,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(95,12,5,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(96,12,6,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(97,12,7,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
INSERT INTO "attendances" VALUES(98,12,11,'2025-12-05 05:50:00.000000','scan',NULL,NULL);
CREATE TABLE ballot_comments (
	activity_id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_ballot_comments PRIMARY KEY (activity_id, "key"), 
	CONSTRAINT fk_ballot_comments_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id)
)
 WITHOUT ROWID

;
CREATE TABLE ballot_counts (
	activity_id INTEGER NOT NULL, 
	raters VARCHAR(10) NOT NULL, 
	dimension INTEGER NOT NULL, 
	level INTEGER NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_ballot_counts PRIMARY KEY (activity_id, raters, dimension, level), 
	CONSTRAINT fk_ballot_counts_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id)
)
 WITHOUT ROWID

;
INSERT INTO "ballot_counts" VALUES(1,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(1,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(1,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(1,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(1,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(1,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(1,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(1,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(1,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(1,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(1,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(1,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(1,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(1,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(1,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(1,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(2,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(2,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(2,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(2,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(2,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(2,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(2,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(2,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(2,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(2,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(2,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(2,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(2,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(2,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(2,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(2,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(3,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(3,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(3,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(3,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(3,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(3,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(3,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(3,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(3,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(3,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(3,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(3,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(3,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(3,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(3,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(3,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(4,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(4,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(4,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(4,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(4,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(4,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(4,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(4,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(4,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(4,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(4,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(4,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(4,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(4,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(4,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(4,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(5,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(5,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(5,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(5,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(5,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(5,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(5,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(5,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(5,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(5,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(5,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(5,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(5,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(5,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(5,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(5,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(6,'members',1,1,3);
INSERT INTO "ballot_counts" VALUES(6,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(6,'members',1,3,3);
INSERT INTO "ballot_counts" VALUES(6,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(6,'members',2,1,3);
INSERT INTO "ballot_counts" VALUES(6,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(6,'members',2,3,3);
INSERT INTO "ballot_counts" VALUES(6,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(6,'members',3,1,3);
INSERT INTO "ballot_counts" VALUES(6,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(6,'members',3,3,3);
INSERT INTO "ballot_counts" VALUES(6,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(6,'members',4,1,3);
INSERT INTO "ballot_counts" VALUES(6,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(6,'members',4,3,3);
INSERT INTO "ballot_counts" VALUES(6,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(7,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(7,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(7,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(7,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(7,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(7,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(7,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(7,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(7,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(7,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(7,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(7,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(7,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(7,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(7,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(7,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(8,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(8,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(8,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(8,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(8,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(8,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(8,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(8,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(8,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(8,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(8,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(8,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(8,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(8,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(8,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(8,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(9,'members',1,1,3);
INSERT INTO "ballot_counts" VALUES(9,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(9,'members',1,3,3);
INSERT INTO "ballot_counts" VALUES(9,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(9,'members',2,1,3);
INSERT INTO "ballot_counts" VALUES(9,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(9,'members',2,3,3);
INSERT INTO "ballot_counts" VALUES(9,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(9,'members',3,1,3);
INSERT INTO "ballot_counts" VALUES(9,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(9,'members',3,3,3);
INSERT INTO "ballot_counts" VALUES(9,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(9,'members',4,1,3);
INSERT INTO "ballot_counts" VALUES(9,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(9,'members',4,3,3);
INSERT INTO "ballot_counts" VALUES(9,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(10,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(10,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(10,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(10,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(10,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(10,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(10,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(10,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(10,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(10,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(10,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(10,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(10,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(10,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(10,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(10,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(11,'members',1,1,6);
INSERT INTO "ballot_counts" VALUES(11,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(11,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(11,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(11,'members',2,1,6);
INSERT INTO "ballot_counts" VALUES(11,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(11,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(11,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(11,'members',3,1,6);
INSERT INTO "ballot_counts" VALUES(11,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(11,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(11,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(11,'members',4,1,6);
INSERT INTO "ballot_counts" VALUES(11,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(11,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(11,'members',4,4,0);
INSERT INTO "ballot_counts" VALUES(12,'members',1,1,3);
INSERT INTO "ballot_counts" VALUES(12,'members',1,2,0);
INSERT INTO "ballot_counts" VALUES(12,'members',1,3,0);
INSERT INTO "ballot_counts" VALUES(12,'members',1,4,0);
INSERT INTO "ballot_counts" VALUES(12,'members',2,1,3);
INSERT INTO "ballot_counts" VALUES(12,'members',2,2,0);
INSERT INTO "ballot_counts" VALUES(12,'members',2,3,0);
INSERT INTO "ballot_counts" VALUES(12,'members',2,4,0);
INSERT INTO "ballot_counts" VALUES(12,'members',3,1,3);
INSERT INTO "ballot_counts" VALUES(12,'members',3,2,0);
INSERT INTO "ballot_counts" VALUES(12,'members',3,3,0);
INSERT INTO "ballot_counts" VALUES(12,'members',3,4,0);
INSERT INTO "ballot_counts" VALUES(12,'members',4,1,3);
INSERT INTO "ballot_counts" VALUES(12,'members',4,2,0);
INSERT INTO "ballot_counts" VALUES(12,'members',4,3,0);
INSERT INTO "ballot_counts" VALUES(12,'members',4,4,0);
CREATE TABLE ballot_receipts (
	activity_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_ballot_receipts PRIMARY KEY (activity_id, person_id), 
	CONSTRAINT fk_ballot_receipts_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_ballot_receipts_person_id FOREIGN KEY(person_id) REFERENCES people (id)
)
 WITHOUT ROWID

;
INSERT INTO "ballot_receipts" VALUES(1,1);
INSERT INTO "ballot_receipts" VALUES(1,2);
INSERT INTO "ballot_receipts" VALUES(1,3);
INSERT INTO "ballot_receipts" VALUES(1,5);
INSERT INTO "ballot_receipts" VALUES(1,6);
INSERT INTO "ballot_receipts" VALUES(1,7);
INSERT INTO "ballot_receipts" VALUES(2,1);
INSERT INTO "ballot_receipts" VALUES(2,2);
INSERT INTO "ballot_receipts" VALUES(2,3);
INSERT INTO "ballot_receipts" VALUES(2,5);
INSERT INTO "ballot_receipts" VALUES(2,6);
INSERT INTO "ballot_receipts" VALUES(2,8);
INSERT INTO "ballot_receipts" VALUES(3,1);
INSERT INTO "ballot_receipts" VALUES(3,2);
INSERT INTO "ballot_receipts" VALUES(3,3);
INSERT INTO "ballot_receipts" VALUES(3,5);
INSERT INTO "ballot_receipts" VALUES(3,6);
INSERT INTO "ballot_receipts" VALUES(3,9);
INSERT INTO "ballot_receipts" VALUES(4,1);
INSERT INTO "ballot_receipts" VALUES(4,2);
INSERT INTO "ballot_receipts" VALUES(4,3);
INSERT INTO "ballot_receipts" VALUES(4,4);
INSERT INTO "ballot_receipts" VALUES(4,6);
INSERT INTO "ballot_receipts" VALUES(4,7);
INSERT INTO "ballot_receipts" VALUES(5,1);
INSERT INTO "ballot_receipts" VALUES(5,2);
INSERT INTO "ballot_receipts" VALUES(5,3);
INSERT INTO "ballot_receipts" VALUES(5,4);
INSERT INTO "ballot_receipts" VALUES(5,5);
INSERT INTO "ballot_receipts" VALUES(5,6);
INSERT INTO "ballot_receipts" VALUES(6,1);
INSERT INTO "ballot_receipts" VALUES(6,2);
INSERT INTO "ballot_receipts" VALUES(6,3);
INSERT INTO "ballot_receipts" VALUES(6,4);
INSERT INTO "ballot_receipts" VALUES(6,5);
INSERT INTO "ballot_receipts" VALUES(6,6);
INSERT INTO "ballot_receipts" VALUES(7,1);
INSERT INTO "ballot_receipts" VALUES(7,2);
INSERT INTO "ballot_receipts" VALUES(7,3);
INSERT INTO "ballot_receipts" VALUES(7,5);
INSERT INTO "ballot_receipts" VALUES(7,6);
INSERT INTO "ballot_receipts" VALUES(7,8);
INSERT INTO "ballot_receipts" VALUES(8,1);
INSERT INTO "ballot_receipts" VALUES(8,2);
INSERT INTO "ballot_receipts" VALUES(8,3);
INSERT INTO "ballot_receipts" VALUES(8,4);
INSERT INTO "ballot_receipts" VALUES(8,5);
INSERT INTO "ballot_receipts" VALUES(8,6);
INSERT INTO "ballot_receipts" VALUES(9,1);
INSERT INTO "ballot_receipts" VALUES(9,2);
INSERT INTO "ballot_receipts" VALUES(9,3);
INSERT INTO "ballot_receipts" VALUES(9,4);
INSERT INTO "ballot_receipts" VALUES(9,5);
INSERT INTO "ballot_receipts" VALUES(9,6);
INSERT INTO "ballot_receipts" VALUES(10,1);
INSERT INTO "ballot_receipts" VALUES(10,2);
INSERT INTO "ballot_receipts" VALUES(10,3);
INSERT INTO "ballot_receipts" VALUES(10,4);
INSERT INTO "ballot_receipts" VALUES(10,5);
INSERT INTO "ballot_receipts" VALUES(10,6);
INSERT INTO "ballot_receipts" VALUES(11,1);
INSERT INTO "ballot_receipts" VALUES(11,2);
INSERT INTO "ballot_receipts" VALUES(11,3);
INSERT INTO "ballot_receipts" VALUES(11,4);
INSERT INTO "ballot_receipts" VALUES(11,5);
INSERT INTO "ballot_receipts" VALUES(11,6);
INSERT INTO "ballot_receipts" VALUES(12,1);
INSERT INTO "ballot_receipts" VALUES(12,2);
INSERT INTO "ballot_receipts" VALUES(12,3);
CREATE TABLE bot_paces (
	bot_id BIGINT NOT NULL, 
	free_at DOUBLE NOT NULL, 
	stopped_until DOUBLE NOT NULL, 
	CONSTRAINT pk_bot_paces PRIMARY KEY (bot_id)
);
CREATE TABLE branches (
	id INTEGER NOT NULL, 
	chat_id BIGINT, 
	thread_id BIGINT, 
	title VARCHAR(255) NOT NULL, 
	name VARCHAR(100), 
	superior VARCHAR(100), 
	fixed_day VARCHAR(20), 
	usual_time VARCHAR(5) NOT NULL, 
	usual_place VARCHAR(100), 
	zone VARCHAR(64) NOT NULL, 
	language VARCHAR(10) NOT NULL, 
	overrides JSON NOT NULL, 
	founder_id BIGINT, 
	secret VARCHAR(64) NOT NULL, 
	created_at DATETIME NOT NULL, 
	ready_at DATETIME, 
	gone_at DATETIME, 
	CONSTRAINT pk_branches PRIMARY KEY (id), 
	CONSTRAINT uq_branches_chat_id UNIQUE (chat_id)
);
INSERT INTO "branches" VALUES(1,-1002100000001,NULL,'会计学院学生第二党支部','会计学院学生第二党支部','会计学院机关党委','nth:1:4','14:00','党员活动室','Asia/Shanghai','zh-CN','{}',5200000001,'0573f531f64e5002a789c6d7f5cb877f','2024-12-20 01:00:00.000000','2024-12-20 01:00:00.000000',NULL);
CREATE TABLE claims (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	account_id BIGINT NOT NULL, 
	person_id INTEGER NOT NULL, 
	claimed_at DATETIME NOT NULL, 
	decided_at DATETIME, 
	decided_by BIGINT, 
	accepted BOOLEAN, 
	CONSTRAINT pk_claims PRIMARY KEY (id), 
	CONSTRAINT fk_claims_account_id FOREIGN KEY(account_id) REFERENCES accounts (telegram_id), 
	CONSTRAINT fk_claims_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_claims_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
CREATE TABLE deliveries (
	id INTEGER NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	branch_id INTEGER NOT NULL, 
	account_id BIGINT, 
	activity_id INTEGER, 
	person_id INTEGER, 
	args JSON NOT NULL, 
	due_at DATETIME NOT NULL, 
	next_at DATETIME, 
	attempts INTEGER NOT NULL, 
	sent_at DATETIME, 
	failure VARCHAR(200), 
	message_id BIGINT, 
	edit_at DATETIME, 
	edited_at DATETIME, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	CONSTRAINT fk_deliveries_account_id FOREIGN KEY(account_id) REFERENCES accounts (telegram_id), 
	CONSTRAINT fk_deliveries_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_deliveries_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_deliveries_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_deliveries_key UNIQUE ("key")
);
INSERT INTO "deliveries" VALUES(1,'notice:1:group:0:','notice',1,NULL,1,NULL,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.000000',NULL,12,NULL,NULL);
INSERT INTO "deliveries" VALUES(2,'notice-copy:1:5200000001:1:','notice-copy',1,5200000001,1,1,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.029898',NULL,16,NULL,NULL);
INSERT INTO "deliveries" VALUES(3,'notice-copy:1:5200000002:2:','notice-copy',1,5200000002,1,2,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.062797',NULL,17,NULL,NULL);
INSERT INTO "deliveries" VALUES(4,'notice-copy:1:5200000003:3:','notice-copy',1,5200000003,1,3,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.096695',NULL,18,NULL,NULL);
INSERT INTO "deliveries" VALUES(5,'notice-copy:1:5200000004:4:','notice-copy',1,5200000004,1,4,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.131593',NULL,19,NULL,NULL);
INSERT INTO "deliveries" VALUES(6,'notice-copy:1:5200000005:5:','notice-copy',1,5200000005,1,5,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.164492',NULL,20,NULL,NULL);
INSERT INTO "deliveries" VALUES(7,'notice-copy:1:5200000006:6:','notice-copy',1,5200000006,1,6,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.198390',NULL,21,NULL,NULL);
INSERT INTO "deliveries" VALUES(8,'notice-copy:1:5200000007:7:','notice-copy',1,5200000007,1,7,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.233288',NULL,22,NULL,NULL);
INSERT INTO "deliveries" VALUES(9,'notice-copy:1:5200000008:8:','notice-copy',1,5200000008,1,8,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.266187',NULL,23,NULL,NULL);
INSERT INTO "deliveries" VALUES(10,'notice-copy:1:5200000009:9:','notice-copy',1,5200000009,1,9,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.300085',NULL,24,NULL,NULL);
INSERT INTO "deliveries" VALUES(11,'notice-copy:1:5200000011:11:','notice-copy',1,5200000011,1,11,'{}','2024-12-29 01:00:00.000000',NULL,0,'2024-12-29 01:00:00.334983',NULL,25,NULL,NULL);
INSERT INTO "deliveries" VALUES(12,'eve:1:5200000001:1:0','eve',1,5200000001,1,1,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.000000',NULL,26,NULL,NULL);
INSERT INTO "deliveries" VALUES(13,'eve:1:5200000002:2:0','eve',1,5200000002,1,2,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.029898',NULL,27,NULL,NULL);
INSERT INTO "deliveries" VALUES(14,'eve:1:5200000003:3:0','eve',1,5200000003,1,3,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.062797',NULL,28,NULL,NULL);
INSERT INTO "deliveries" VALUES(15,'eve:1:5200000004:4:0','eve',1,5200000004,1,4,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.096695',NULL,29,NULL,NULL);
INSERT INTO "deliveries" VALUES(16,'eve:1:5200000005:5:0','eve',1,5200000005,1,5,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.164492',NULL,31,NULL,NULL);
INSERT INTO "deliveries" VALUES(17,'eve:1:5200000006:6:0','eve',1,5200000006,1,6,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.131593',NULL,30,NULL,NULL);
INSERT INTO "deliveries" VALUES(18,'eve:1:5200000007:7:0','eve',1,5200000007,1,7,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.266187',NULL,33,NULL,NULL);
INSERT INTO "deliveries" VALUES(19,'eve:1:5200000008:8:0','eve',1,5200000008,1,8,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.233288',NULL,32,NULL,NULL);
INSERT INTO "deliveries" VALUES(20,'eve:1:5200000009:9:0','eve',1,5200000009,1,9,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.300085',NULL,35,NULL,NULL);
INSERT INTO "deliveries" VALUES(21,'eve:1:5200000011:11:0','eve',1,5200000011,1,11,'{}','2025-01-02 06:00:00.000000',NULL,0,'2025-01-02 06:00:00.300085',NULL,34,NULL,NULL);
INSERT INTO "deliveries" VALUES(22,'checkin-card:1:group:0:0','checkin-card',1,NULL,1,NULL,'{}','2025-01-03 05:30:00.000000',NULL,0,'2025-01-03 05:30:00.029898',NULL,14,NULL,'2025-01-03 09:20:00.300085');
INSERT INTO "deliveries" VALUES(23,'host-card:1:5200000001:1:0','host-card',1,5200000001,1,1,'{}','2025-01-03 05:30:00.000000',NULL,0,'2025-01-03 05:30:00.000000',NULL,36,NULL,'2025-01-03 09:20:00.062797');
INSERT INTO "deliveries" VALUES(24,'ballot:1:5200000001:1:','ballot',1,5200000001,1,1,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.096695',NULL,56,NULL,NULL);
INSERT INTO "deliveries" VALUES(25,'ballot:1:5200000002:2:','ballot',1,5200000002,1,2,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.131593',NULL,57,NULL,NULL);
INSERT INTO "deliveries" VALUES(26,'ballot:1:5200000003:3:','ballot',1,5200000003,1,3,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.164492',NULL,58,NULL,NULL);
INSERT INTO "deliveries" VALUES(27,'ballot:1:5200000005:5:','ballot',1,5200000005,1,5,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.198390',NULL,59,NULL,NULL);
INSERT INTO "deliveries" VALUES(28,'ballot:1:5200000006:6:','ballot',1,5200000006,1,6,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.233288',NULL,60,NULL,NULL);
INSERT INTO "deliveries" VALUES(29,'ballot:1:5200000007:7:','ballot',1,5200000007,1,7,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.266187',NULL,61,NULL,NULL);
INSERT INTO "deliveries" VALUES(30,'ballot:1:5200000008:8:','ballot',1,5200000008,1,8,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.334983',NULL,62,NULL,NULL);
INSERT INTO "deliveries" VALUES(31,'ballot:1:5200000009:9:','ballot',1,5200000009,1,9,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.367882',NULL,63,NULL,NULL);
INSERT INTO "deliveries" VALUES(32,'ballot:1:5200000011:11:','ballot',1,5200000011,1,11,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:00.402780',NULL,64,NULL,NULL);
INSERT INTO "deliveries" VALUES(33,'ballot-open:1:group:0:','ballot-open',1,NULL,1,NULL,'{}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:03.350085',NULL,15,NULL,'2025-01-04 09:20:00.000000');
INSERT INTO "deliveries" VALUES(34,'makeup-task:1:5200000004:4:','makeup-task',1,5200000004,1,4,'{"makeup": 1}','2025-01-03 09:20:00.000000',NULL,0,'2025-01-03 09:20:03.379983',NULL,65,NULL,NULL);
INSERT INTO "deliveries" VALUES(35,'ballot-reminder:1:5200000008:8:1','ballot-reminder',1,5200000008,1,8,'{}','2025-01-03 11:20:00.000000',NULL,0,'2025-01-03 11:20:00.000000',NULL,66,NULL,NULL);
INSERT INTO "deliveries" VALUES(36,'ballot-reminder:1:5200000009:9:1','ballot-reminder',1,5200000009,1,9,'{}','2025-01-03 11:20:00.000000',NULL,0,'2025-01-03 11:20:00.029898',NULL,67,NULL,NULL);
INSERT INTO "deliveries" VALUES(37,'ballot-reminder:1:5200000011:11:1','ballot-reminder',1,5200000011,1,11,'{}','2025-01-03 11:20:00.000000',NULL,0,'2025-01-03 11:20:00.062797',NULL,68,NULL,NULL);
INSERT INTO "deliveries" VALUES(38,'ballot-reminder:1:5200000008:8:2','ballot-reminder',1,5200000008,1,8,'{}','2025-01-04 05:20:00.000000',NULL,0,'2025-01-04 05:20:00.000000',NULL,69,NULL,NULL);
INSERT INTO "deliveries" VALUES(39,'ballot-reminder:1:5200000009:9:2','ballot-reminder',1,5200000009,1,9,'{}','2025-01-04 05:20:00.000000',NULL,0,'2025-01-04 05:20:00.029898',NULL,70,NULL,NULL);
INSERT INTO "deliveries" VALUES(40,'ballot-reminder:1:5200000011:11:2','ballot-reminder',1,5200000011,1,11,'{}','2025-01-04 05:20:00.000000',NULL,0,'2025-01-04 05:20:00.062797',NULL,71,NULL,NULL);
INSERT INTO "deliveries" VALUES(41,'ballot-result:1:group:0:','ballot-result',1,NULL,1,NULL,'{}','2025-01-04 09:20:00.000000',NULL,0,'2025-01-04 09:20:03.050000',NULL,16,NULL,NULL);
INSERT INTO "deliveries" VALUES(42,'makeup-nudge:1:5200000004:4:1735982400','makeup-nudge',1,5200000004,1,4,'{"makeup": 1}','2025-01-04 09:20:00.000000',NULL,0,'2025-01-04 09:20:00.029898',NULL,72,NULL,NULL);
INSERT INTO "deliveries" VALUES(43,'makeup-review:1:5200000002:4:1-1736068810','makeup-review',1,5200000002,1,4,'{"makeup": 1, "stamp": 1736068810}','2025-01-05 09:20:10.195271',NULL,0,'2025-01-05 09:20:10.225169',NULL,74,NULL,NULL);
INSERT INTO "deliveries" VALUES(44,'makeup-answer:1:5200000004:4:1-1736068810-accepted','makeup-answer',1,5200000004,1,4,'{"makeup": 1, "state": "accepted", "stamp": 1736068810}','2025-01-05 09:20:10.195271',NULL,0,'2025-01-05 09:20:10.195271',NULL,73,NULL,NULL);
INSERT INTO "deliveries" VALUES(45,'makeup-overdue:1:5200000002:2:1736500800','makeup-overdue',1,5200000002,1,2,'{}','2025-01-10 09:20:00.000000',NULL,0,'2025-01-10 09:20:00.000000',NULL,75,NULL,NULL);
INSERT INTO "deliveries" VALUES(46,'notice:2:group:0:','notice',1,NULL,2,NULL,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.029898',NULL,17,NULL,NULL);
INSERT INTO "deliveries" VALUES(47,'notice-copy:2:5200000001:1:','notice-copy',1,5200000001,2,1,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.029898',NULL,76,NULL,NULL);
INSERT INTO "deliveries" VALUES(48,'notice-copy:2:5200000002:2:','notice-copy',1,5200000002,2,2,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.096695',NULL,77,NULL,NULL);
INSERT INTO "deliveries" VALUES(49,'notice-copy:2:5200000003:3:','notice-copy',1,5200000003,2,3,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.096695',NULL,78,NULL,NULL);
INSERT INTO "deliveries" VALUES(50,'notice-copy:2:5200000004:4:','notice-copy',1,5200000004,2,4,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.164492',NULL,79,NULL,NULL);
INSERT INTO "deliveries" VALUES(51,'notice-copy:2:5200000005:5:','notice-copy',1,5200000005,2,5,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.164492',NULL,80,NULL,NULL);
INSERT INTO "deliveries" VALUES(52,'notice-copy:2:5200000006:6:','notice-copy',1,5200000006,2,6,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.198390',NULL,81,NULL,NULL);
INSERT INTO "deliveries" VALUES(53,'notice-copy:2:5200000007:7:','notice-copy',1,5200000007,2,7,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.233288',NULL,82,NULL,NULL);
INSERT INTO "deliveries" VALUES(54,'notice-copy:2:5200000008:8:','notice-copy',1,5200000008,2,8,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.300085',NULL,83,NULL,NULL);
INSERT INTO "deliveries" VALUES(55,'notice-copy:2:5200000009:9:','notice-copy',1,5200000009,2,9,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.300085',NULL,84,NULL,NULL);
INSERT INTO "deliveries" VALUES(56,'notice-copy:2:5200000011:11:','notice-copy',1,5200000011,2,11,'{}','2025-02-02 01:00:00.000000',NULL,0,'2025-02-02 01:00:00.334983',NULL,85,NULL,NULL);
INSERT INTO "deliveries" VALUES(57,'eve:2:5200000001:1:0','eve',1,5200000001,2,1,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.029898',NULL,87,NULL,NULL);
INSERT INTO "deliveries" VALUES(58,'eve:2:5200000002:2:0','eve',1,5200000002,2,2,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.000000',NULL,86,NULL,NULL);
INSERT INTO "deliveries" VALUES(59,'eve:2:5200000003:3:0','eve',1,5200000003,2,3,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.062797',NULL,88,NULL,NULL);
INSERT INTO "deliveries" VALUES(60,'eve:2:5200000004:4:0','eve',1,5200000004,2,4,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.096695',NULL,89,NULL,NULL);
INSERT INTO "deliveries" VALUES(61,'eve:2:5200000005:5:0','eve',1,5200000005,2,5,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.131593',NULL,90,NULL,NULL);
INSERT INTO "deliveries" VALUES(62,'eve:2:5200000006:6:0','eve',1,5200000006,2,6,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.164492',NULL,91,NULL,NULL);
INSERT INTO "deliveries" VALUES(63,'eve:2:5200000007:7:0','eve',1,5200000007,2,7,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.198390',NULL,92,NULL,NULL);
INSERT INTO "deliveries" VALUES(64,'eve:2:5200000008:8:0','eve',1,5200000008,2,8,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.266187',NULL,94,NULL,NULL);
INSERT INTO "deliveries" VALUES(65,'eve:2:5200000009:9:0','eve',1,5200000009,2,9,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.233288',NULL,93,NULL,NULL);
INSERT INTO "deliveries" VALUES(66,'eve:2:5200000011:11:0','eve',1,5200000011,2,11,'{}','2025-02-06 06:00:00.000000',NULL,0,'2025-02-06 06:00:00.300085',NULL,95,NULL,NULL);
INSERT INTO "deliveries" VALUES(67,'checkin-card:2:group:0:0','checkin-card',1,NULL,2,NULL,'{}','2025-02-07 05:30:00.000000',NULL,0,'2025-02-07 05:30:00.029898',NULL,19,NULL,'2025-02-07 09:20:00.300085');
INSERT INTO "deliveries" VALUES(68,'host-card:2:5200000001:1:0','host-card',1,5200000001,2,1,'{}','2025-02-07 05:30:00.000000',NULL,0,'2025-02-07 05:30:00.000000',NULL,96,NULL,'2025-02-07 09:20:00.062797');
INSERT INTO "deliveries" VALUES(69,'ballot:2:5200000001:1:','ballot',1,5200000001,2,1,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.096695',NULL,114,NULL,NULL);
INSERT INTO "deliveries" VALUES(70,'ballot:2:5200000002:2:','ballot',1,5200000002,2,2,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.131593',NULL,115,NULL,NULL);
INSERT INTO "deliveries" VALUES(71,'ballot:2:5200000003:3:','ballot',1,5200000003,2,3,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.164492',NULL,116,NULL,NULL);
INSERT INTO "deliveries" VALUES(72,'ballot:2:5200000005:5:','ballot',1,5200000005,2,5,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.198390',NULL,117,NULL,NULL);
INSERT INTO "deliveries" VALUES(73,'ballot:2:5200000006:6:','ballot',1,5200000006,2,6,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.233288',NULL,118,NULL,NULL);
INSERT INTO "deliveries" VALUES(74,'ballot:2:5200000008:8:','ballot',1,5200000008,2,8,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.266187',NULL,119,NULL,NULL);
INSERT INTO "deliveries" VALUES(75,'ballot:2:5200000009:9:','ballot',1,5200000009,2,9,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.334983',NULL,120,NULL,NULL);
INSERT INTO "deliveries" VALUES(76,'ballot:2:5200000011:11:','ballot',1,5200000011,2,11,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:00.367882',NULL,121,NULL,NULL);
INSERT INTO "deliveries" VALUES(77,'ballot-open:2:group:0:','ballot-open',1,NULL,2,NULL,'{}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:03.350085',NULL,20,NULL,'2025-02-08 09:20:00.000000');
INSERT INTO "deliveries" VALUES(78,'makeup-task:2:5200000004:4:','makeup-task',1,5200000004,2,4,'{"makeup": 3}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:03.379983',NULL,122,NULL,NULL);
INSERT INTO "deliveries" VALUES(79,'makeup-task:2:5200000007:7:','makeup-task',1,5200000007,2,7,'{"makeup": 4}','2025-02-07 09:20:00.000000',NULL,0,'2025-02-07 09:20:03.412882',NULL,123,NULL,NULL);
INSERT INTO "deliveries" VALUES(80,'ballot-reminder:2:5200000009:9:1','ballot-reminder',1,5200000009,2,9,'{}','2025-02-07 11:20:00.000000',NULL,0,'2025-02-07 11:20:00.000000',NULL,124,NULL,NULL);
INSERT INTO "deliveries" VALUES(81,'ballot-reminder:2:5200000011:11:1','ballot-reminder',1,5200000011,2,11,'{}','2025-02-07 11:20:00.000000',NULL,0,'2025-02-07 11:20:00.029898',NULL,125,NULL,NULL);
INSERT INTO "deliveries" VALUES(82,'ballot-reminder:2:5200000009:9:2','ballot-reminder',1,5200000009,2,9,'{}','2025-02-08 05:20:00.000000',NULL,0,'2025-02-08 05:20:00.029898',NULL,126,NULL,NULL);
INSERT INTO "deliveries" VALUES(83,'ballot-reminder:2:5200000011:11:2','ballot-reminder',1,5200000011,2,11,'{}','2025-02-08 05:20:00.000000',NULL,0,'2025-02-08 05:20:00.029898',NULL,127,NULL,NULL);
INSERT INTO "deliveries" VALUES(84,'ballot-result:2:group:0:','ballot-result',1,NULL,2,NULL,'{}','2025-02-08 09:20:00.000000',NULL,0,'2025-02-08 09:20:03.050000',NULL,21,NULL,NULL);
INSERT INTO "deliveries" VALUES(85,'makeup-nudge:2:5200000004:4:1739006400','makeup-nudge',1,5200000004,2,4,'{"makeup": 3}','2025-02-08 09:20:00.000000',NULL,0,'2025-02-08 09:20:00.029898',NULL,128,NULL,NULL);
INSERT INTO "deliveries" VALUES(86,'makeup-nudge:2:5200000007:7:1739006400','makeup-nudge',1,5200000007,2,7,'{"makeup": 4}','2025-02-08 09:20:00.000000',NULL,0,'2025-02-08 09:20:00.062797',NULL,129,NULL,NULL);
INSERT INTO "deliveries" VALUES(87,'makeup-review:2:5200000002:4:3-1739092810','makeup-review',1,5200000002,2,4,'{"makeup": 3, "stamp": 1739092810}','2025-02-09 09:20:10.230168',NULL,0,'2025-02-09 09:20:10.230168',NULL,130,NULL,NULL);
INSERT INTO "deliveries" VALUES(88,'makeup-nudge:2:5200000007:7:1739179200','makeup-nudge',1,5200000007,2,7,'{"makeup": 4}','2025-02-10 09:20:00.000000',NULL,0,'2025-02-10 09:20:00.000000',NULL,131,NULL,NULL);
INSERT INTO "deliveries" VALUES(89,'makeup-nudge:2:5200000007:7:1739438400','makeup-nudge',1,5200000007,2,7,'{"makeup": 4}','2025-02-13 09:20:00.000000',NULL,0,'2025-02-13 09:20:00.000000',NULL,132,NULL,NULL);
INSERT INTO "deliveries" VALUES(90,'makeup-overdue:2:5200000002:2:1739524800','makeup-overdue',1,5200000002,2,2,'{}','2025-02-14 09:20:00.000000',NULL,0,'2025-02-14 09:20:00.000000',NULL,133,NULL,NULL);
INSERT INTO "deliveries" VALUES(91,'notice:3:group:0:','notice',1,NULL,3,NULL,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.029898',NULL,22,NULL,NULL);
INSERT INTO "deliveries" VALUES(92,'notice-copy:3:5200000001:1:','notice-copy',1,5200000001,3,1,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.029898',NULL,134,NULL,NULL);
INSERT INTO "deliveries" VALUES(93,'notice-copy:3:5200000002:2:','notice-copy',1,5200000002,3,2,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.062797',NULL,135,NULL,NULL);
INSERT INTO "deliveries" VALUES(94,'notice-copy:3:5200000003:3:','notice-copy',1,5200000003,3,3,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.096695',NULL,136,NULL,NULL);
INSERT INTO "deliveries" VALUES(95,'notice-copy:3:5200000004:4:','notice-copy',1,5200000004,3,4,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.164492',NULL,138,NULL,NULL);
INSERT INTO "deliveries" VALUES(96,'notice-copy:3:5200000005:5:','notice-copy',1,5200000005,3,5,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.164492',NULL,137,NULL,NULL);
INSERT INTO "deliveries" VALUES(97,'notice-copy:3:5200000006:6:','notice-copy',1,5200000006,3,6,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.198390',NULL,139,NULL,NULL);
INSERT INTO "deliveries" VALUES(98,'notice-copy:3:5200000007:7:','notice-copy',1,5200000007,3,7,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.233288',NULL,140,NULL,NULL);
INSERT INTO "deliveries" VALUES(99,'notice-copy:3:5200000008:8:','notice-copy',1,5200000008,3,8,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.266187',NULL,141,NULL,NULL);
INSERT INTO "deliveries" VALUES(100,'notice-copy:3:5200000009:9:','notice-copy',1,5200000009,3,9,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.300085',NULL,142,NULL,NULL);
INSERT INTO "deliveries" VALUES(101,'notice-copy:3:5200000011:11:','notice-copy',1,5200000011,3,11,'{}','2025-03-02 01:00:00.000000',NULL,0,'2025-03-02 01:00:00.334983',NULL,143,NULL,NULL);
INSERT INTO "deliveries" VALUES(102,'eve:3:5200000001:1:0','eve',1,5200000001,3,1,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.000000',NULL,144,NULL,NULL);
INSERT INTO "deliveries" VALUES(103,'eve:3:5200000002:2:0','eve',1,5200000002,3,2,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.029898',NULL,145,NULL,NULL);
INSERT INTO "deliveries" VALUES(104,'eve:3:5200000003:3:0','eve',1,5200000003,3,3,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.096695',NULL,147,NULL,NULL);
INSERT INTO "deliveries" VALUES(105,'eve:3:5200000004:4:0','eve',1,5200000004,3,4,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.062797',NULL,146,NULL,NULL);
INSERT INTO "deliveries" VALUES(106,'eve:3:5200000005:5:0','eve',1,5200000005,3,5,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.131593',NULL,148,NULL,NULL);
INSERT INTO "deliveries" VALUES(107,'eve:3:5200000006:6:0','eve',1,5200000006,3,6,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.164492',NULL,149,NULL,NULL);
INSERT INTO "deliveries" VALUES(108,'eve:3:5200000007:7:0','eve',1,5200000007,3,7,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.198390',NULL,150,NULL,NULL);
INSERT INTO "deliveries" VALUES(109,'eve:3:5200000008:8:0','eve',1,5200000008,3,8,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.233288',NULL,151,NULL,NULL);
INSERT INTO "deliveries" VALUES(110,'eve:3:5200000009:9:0','eve',1,5200000009,3,9,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.266187',NULL,152,NULL,NULL);
INSERT INTO "deliveries" VALUES(111,'eve:3:5200000011:11:0','eve',1,5200000011,3,11,'{}','2025-03-06 06:00:00.000000',NULL,0,'2025-03-06 06:00:00.300085',NULL,153,NULL,NULL);
INSERT INTO "deliveries" VALUES(112,'checkin-card:3:group:0:0','checkin-card',1,NULL,3,NULL,'{}','2025-03-07 05:30:00.000000',NULL,0,'2025-03-07 05:30:00.029898',NULL,24,NULL,'2025-03-07 09:20:00.233288');
INSERT INTO "deliveries" VALUES(113,'host-card:3:5200000001:1:0','host-card',1,5200000001,3,1,'{}','2025-03-07 05:30:00.000000',NULL,0,'2025-03-07 05:30:00.000000',NULL,154,NULL,'2025-03-07 09:20:00.062797');
INSERT INTO "deliveries" VALUES(114,'ballot:3:5200000001:1:','ballot',1,5200000001,3,1,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.096695',NULL,170,NULL,NULL);
INSERT INTO "deliveries" VALUES(115,'ballot:3:5200000002:2:','ballot',1,5200000002,3,2,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.131593',NULL,171,NULL,NULL);
INSERT INTO "deliveries" VALUES(116,'ballot:3:5200000003:3:','ballot',1,5200000003,3,3,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.164492',NULL,172,NULL,NULL);
INSERT INTO "deliveries" VALUES(117,'ballot:3:5200000005:5:','ballot',1,5200000005,3,5,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.198390',NULL,173,NULL,NULL);
INSERT INTO "deliveries" VALUES(118,'ballot:3:5200000006:6:','ballot',1,5200000006,3,6,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.266187',NULL,174,NULL,NULL);
INSERT INTO "deliveries" VALUES(119,'ballot:3:5200000009:9:','ballot',1,5200000009,3,9,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.300085',NULL,175,NULL,NULL);
INSERT INTO "deliveries" VALUES(120,'ballot:3:5200000011:11:','ballot',1,5200000011,3,11,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:00.334983',NULL,176,NULL,NULL);
INSERT INTO "deliveries" VALUES(121,'ballot-open:3:group:0:','ballot-open',1,NULL,3,NULL,'{}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:03.283288',NULL,25,NULL,'2025-03-08 09:20:00.000000');
INSERT INTO "deliveries" VALUES(122,'makeup-task:3:5200000004:4:','makeup-task',1,5200000004,3,4,'{"makeup": 6}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:03.313186',NULL,177,NULL,NULL);
INSERT INTO "deliveries" VALUES(123,'makeup-task:3:5200000007:7:','makeup-task',1,5200000007,3,7,'{"makeup": 7}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:03.346085',NULL,178,NULL,NULL);
INSERT INTO "deliveries" VALUES(124,'makeup-task:3:5200000008:8:','makeup-task',1,5200000008,3,8,'{"makeup": 8}','2025-03-07 09:20:00.000000',NULL,0,'2025-03-07 09:20:03.379983',NULL,179,NULL,NULL);
INSERT INTO "deliveries" VALUES(125,'ballot-reminder:3:5200000011:11:1','ballot-reminder',1,5200000011,3,11,'{}','2025-03-07 11:20:00.000000',NULL,0,'2025-03-07 11:20:00.000000',NULL,180,NULL,NULL);
INSERT INTO "deliveries" VALUES(126,'ballot-reminder:3:5200000011:11:2','ballot-reminder',1,5200000011,3,11,'{}','2025-03-08 05:20:00.000000',NULL,0,'2025-03-08 05:20:00.000000',NULL,181,NULL,NULL);
INSERT INTO "deliveries" VALUES(127,'ballot-result:3:group:0:','ballot-result',1,NULL,3,NULL,'{}','2025-03-08 09:20:00.000000',NULL,0,'2025-03-08 09:20:03.050000',NULL,26,NULL,NULL);
INSERT INTO "deliveries" VALUES(128,'makeup-nudge:3:5200000004:4:1741425600','makeup-nudge',1,5200000004,3,4,'{"makeup": 6}','2025-03-08 09:20:00.000000',NULL,0,'2025-03-08 09:20:00.029898',NULL,182,NULL,NULL);
INSERT INTO "deliveries" VALUES(129,'makeup-nudge:3:5200000007:7:1741425600','makeup-nudge',1,5200000007,3,7,'{"makeup": 7}','2025-03-08 09:20:00.000000',NULL,0,'2025-03-08 09:20:00.062797',NULL,183,NULL,NULL);
INSERT INTO "deliveries" VALUES(130,'makeup-nudge:3:5200000008:8:1741425600','makeup-nudge',1,5200000008,3,8,'{"makeup": 8}','2025-03-08 09:20:00.000000',NULL,0,'2025-03-08 09:20:00.096695',NULL,184,NULL,NULL);
INSERT INTO "deliveries" VALUES(131,'makeup-review:3:5200000002:4:6-1741512010','makeup-review',1,5200000002,3,4,'{"makeup": 6, "stamp": 1741512010}','2025-03-09 09:20:10.198269',NULL,0,'2025-03-09 09:20:10.228167',NULL,186,NULL,NULL);
INSERT INTO "deliveries" VALUES(132,'makeup-answer:3:5200000004:4:6-1741512010-accepted','makeup-answer',1,5200000004,3,4,'{"makeup": 6, "state": "accepted", "stamp": 1741512010}','2025-03-09 09:20:10.198269',NULL,0,'2025-03-09 09:20:10.198269',NULL,185,NULL,NULL);
INSERT INTO "deliveries" VALUES(133,'makeup-nudge:3:5200000007:7:1741598400','makeup-nudge',1,5200000007,3,7,'{"makeup": 7}','2025-03-10 09:20:00.000000',NULL,0,'2025-03-10 09:20:00.029898',NULL,188,NULL,NULL);
INSERT INTO "deliveries" VALUES(134,'makeup-nudge:3:5200000008:8:1741598400','makeup-nudge',1,5200000008,3,8,'{"makeup": 8}','2025-03-10 09:20:00.000000',NULL,0,'2025-03-10 09:20:00.000000',NULL,187,NULL,NULL);
INSERT INTO "deliveries" VALUES(135,'makeup-nudge:3:5200000007:7:1741857600','makeup-nudge',1,5200000007,3,7,'{"makeup": 7}','2025-03-13 09:20:00.000000',NULL,0,'2025-03-13 09:20:00.029898',NULL,190,NULL,NULL);
INSERT INTO "deliveries" VALUES(136,'makeup-nudge:3:5200000008:8:1741857600','makeup-nudge',1,5200000008,3,8,'{"makeup": 8}','2025-03-13 09:20:00.000000',NULL,0,'2025-03-13 09:20:00.000000',NULL,189,NULL,NULL);
INSERT INTO "deliveries" VALUES(137,'makeup-overdue:3:5200000002:2:1741944000','makeup-overdue',1,5200000002,3,2,'{}','2025-03-14 09:20:00.000000',NULL,0,'2025-03-14 09:20:00.000000',NULL,191,NULL,NULL);
INSERT INTO "deliveries" VALUES(138,'month-card:4:5200000001:1:','month-card',1,5200000001,4,1,'{}','2025-03-30 01:00:00.000000',NULL,0,'2025-03-30 01:00:00.000000',NULL,192,NULL,'2025-03-30 06:00:00.000000');
INSERT INTO "deliveries" VALUES(139,'leave-request:4:5200000001:5:1','leave-request',1,5200000001,4,5,'{"leave": 1}','2025-03-30 06:00:00.000000',NULL,0,'2025-03-30 06:00:00.062797',NULL,194,NULL,'2025-03-30 06:00:05.062797');
INSERT INTO "deliveries" VALUES(140,'leave-request:4:5200000002:5:1','leave-request',1,5200000002,4,5,'{"leave": 1}','2025-03-30 06:00:00.000000',NULL,0,'2025-03-30 06:00:00.029898',NULL,193,NULL,'2025-03-30 06:00:05.029898');
INSERT INTO "deliveries" VALUES(141,'leave-answer:4:5200000005:5:1','leave-answer',1,5200000005,4,5,'{"leave": 1}','2025-03-30 06:00:00.000000',NULL,0,'2025-03-30 06:00:00.096695',NULL,195,NULL,NULL);
INSERT INTO "deliveries" VALUES(142,'leave-request:4:5200000001:7:2','leave-request',1,5200000001,4,7,'{"leave": 2}','2025-03-30 06:00:00.096695',NULL,0,'2025-03-30 06:00:00.131593',NULL,196,NULL,NULL);
INSERT INTO "deliveries" VALUES(143,'leave-request:4:5200000002:7:2','leave-request',1,5200000002,4,7,'{"leave": 2}','2025-03-30 06:00:00.096695',NULL,0,'2025-03-30 06:00:00.164492',NULL,197,NULL,NULL);
INSERT INTO "deliveries" VALUES(144,'leave-answer:4:5200000007:7:2','leave-answer',1,5200000007,4,7,'{"leave": 2}','2025-03-30 06:00:00.096695',NULL,0,'2025-03-30 06:00:00.198390',NULL,198,NULL,NULL);
INSERT INTO "deliveries" VALUES(145,'notice:4:group:0:','notice',1,NULL,4,NULL,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.029898',NULL,27,NULL,NULL);
INSERT INTO "deliveries" VALUES(146,'notice-copy:4:5200000001:1:','notice-copy',1,5200000001,4,1,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.029898',NULL,199,NULL,NULL);
INSERT INTO "deliveries" VALUES(147,'notice-copy:4:5200000002:2:','notice-copy',1,5200000002,4,2,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.096695',NULL,201,NULL,NULL);
INSERT INTO "deliveries" VALUES(148,'notice-copy:4:5200000003:3:','notice-copy',1,5200000003,4,3,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.062797',NULL,200,NULL,NULL);
INSERT INTO "deliveries" VALUES(149,'notice-copy:4:5200000004:4:','notice-copy',1,5200000004,4,4,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.131593',NULL,202,NULL,NULL);
INSERT INTO "deliveries" VALUES(150,'notice-copy:4:5200000005:5:','notice-copy',1,5200000005,4,5,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.164492',NULL,203,NULL,NULL);
INSERT INTO "deliveries" VALUES(151,'notice-copy:4:5200000006:6:','notice-copy',1,5200000006,4,6,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.233288',NULL,205,NULL,NULL);
INSERT INTO "deliveries" VALUES(152,'notice-copy:4:5200000007:7:','notice-copy',1,5200000007,4,7,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.198390',NULL,204,NULL,NULL);
INSERT INTO "deliveries" VALUES(153,'notice-copy:4:5200000008:8:','notice-copy',1,5200000008,4,8,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.300085',NULL,207,NULL,NULL);
INSERT INTO "deliveries" VALUES(154,'notice-copy:4:5200000009:9:','notice-copy',1,5200000009,4,9,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.266187',NULL,206,NULL,NULL);
INSERT INTO "deliveries" VALUES(155,'notice-copy:4:5200000011:11:','notice-copy',1,5200000011,4,11,'{}','2025-04-06 01:00:00.000000',NULL,0,'2025-04-06 01:00:00.334983',NULL,208,NULL,NULL);
INSERT INTO "deliveries" VALUES(156,'eve:4:5200000001:1:0','eve',1,5200000001,4,1,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.000000',NULL,209,NULL,NULL);
INSERT INTO "deliveries" VALUES(157,'eve:4:5200000002:2:0','eve',1,5200000002,4,2,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.096695',NULL,210,NULL,NULL);
INSERT INTO "deliveries" VALUES(158,'eve:4:5200000003:3:0','eve',1,5200000003,4,3,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.131593',NULL,211,NULL,NULL);
INSERT INTO "deliveries" VALUES(159,'eve:4:5200000004:4:0','eve',1,5200000004,4,4,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.164492',NULL,212,NULL,NULL);
INSERT INTO "deliveries" VALUES(160,'eve:4:5200000006:6:0','eve',1,5200000006,4,6,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.198390',NULL,213,NULL,NULL);
INSERT INTO "deliveries" VALUES(161,'eve:4:5200000007:7:0','eve',1,5200000007,4,7,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.198390',NULL,214,NULL,NULL);
INSERT INTO "deliveries" VALUES(162,'eve:4:5200000008:8:0','eve',1,5200000008,4,8,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.233288',NULL,215,NULL,NULL);
INSERT INTO "deliveries" VALUES(163,'eve:4:5200000009:9:0','eve',1,5200000009,4,9,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.266187',NULL,216,NULL,NULL);
INSERT INTO "deliveries" VALUES(164,'eve:4:5200000011:11:0','eve',1,5200000011,4,11,'{}','2025-04-10 06:00:00.000000',NULL,0,'2025-04-10 06:00:00.266187',NULL,217,NULL,NULL);
INSERT INTO "deliveries" VALUES(165,'checkin-card:4:group:0:0','checkin-card',1,NULL,4,NULL,'{}','2025-04-11 05:30:00.000000',NULL,0,'2025-04-11 05:30:00.029898',NULL,29,NULL,'2025-04-11 09:20:00.233288');
INSERT INTO "deliveries" VALUES(166,'host-card:4:5200000001:1:0','host-card',1,5200000001,4,1,'{}','2025-04-11 05:30:00.000000',NULL,0,'2025-04-11 05:30:00.000000',NULL,218,NULL,'2025-04-11 09:20:00.062797');
INSERT INTO "deliveries" VALUES(167,'ballot:4:5200000001:1:','ballot',1,5200000001,4,1,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.096695',NULL,236,NULL,NULL);
INSERT INTO "deliveries" VALUES(168,'ballot:4:5200000002:2:','ballot',1,5200000002,4,2,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.131593',NULL,237,NULL,NULL);
INSERT INTO "deliveries" VALUES(169,'ballot:4:5200000003:3:','ballot',1,5200000003,4,3,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.164492',NULL,238,NULL,NULL);
INSERT INTO "deliveries" VALUES(170,'ballot:4:5200000004:4:','ballot',1,5200000004,4,4,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.198390',NULL,239,NULL,NULL);
INSERT INTO "deliveries" VALUES(171,'ballot:4:5200000006:6:','ballot',1,5200000006,4,6,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.266187',NULL,240,NULL,NULL);
INSERT INTO "deliveries" VALUES(172,'ballot:4:5200000007:7:','ballot',1,5200000007,4,7,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.300085',NULL,241,NULL,NULL);
INSERT INTO "deliveries" VALUES(173,'ballot:4:5200000009:9:','ballot',1,5200000009,4,9,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.334983',NULL,242,NULL,NULL);
INSERT INTO "deliveries" VALUES(174,'ballot:4:5200000011:11:','ballot',1,5200000011,4,11,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:00.367882',NULL,243,NULL,NULL);
INSERT INTO "deliveries" VALUES(175,'ballot-open:4:group:0:','ballot-open',1,NULL,4,NULL,'{}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:03.283288',NULL,30,NULL,'2025-04-12 09:20:00.000000');
INSERT INTO "deliveries" VALUES(176,'makeup-task:4:5200000008:8:','makeup-task',1,5200000008,4,8,'{"makeup": 10}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:03.313186',NULL,244,NULL,NULL);
INSERT INTO "deliveries" VALUES(177,'makeup-task:4:5200000005:5:','makeup-task',1,5200000005,4,5,'{"makeup": 12}','2025-04-11 09:20:00.000000',NULL,0,'2025-04-11 09:20:03.346085',NULL,245,NULL,NULL);
INSERT INTO "deliveries" VALUES(178,'ballot-reminder:4:5200000009:9:1','ballot-reminder',1,5200000009,4,9,'{}','2025-04-11 11:20:00.000000',NULL,0,'2025-04-11 11:20:00.029898',NULL,247,NULL,NULL);
INSERT INTO "deliveries" VALUES(179,'ballot-reminder:4:5200000011:11:1','ballot-reminder',1,5200000011,4,11,'{}','2025-04-11 11:20:00.000000',NULL,0,'2025-04-11 11:20:00.000000',NULL,246,NULL,NULL);
INSERT INTO "deliveries" VALUES(180,'ballot-reminder:4:5200000009:9:2','ballot-reminder',1,5200000009,4,9,'{}','2025-04-12 05:20:00.000000',NULL,0,'2025-04-12 05:20:00.029898',NULL,249,NULL,NULL);
INSERT INTO "deliveries" VALUES(181,'ballot-reminder:4:5200000011:11:2','ballot-reminder',1,5200000011,4,11,'{}','2025-04-12 05:20:00.000000',NULL,0,'2025-04-12 05:20:00.029898',NULL,248,NULL,NULL);
INSERT INTO "deliveries" VALUES(182,'ballot-result:4:group:0:','ballot-result',1,NULL,4,NULL,'{}','2025-04-12 09:20:00.000000',NULL,0,'2025-04-12 09:20:03.050000',NULL,31,NULL,NULL);
INSERT INTO "deliveries" VALUES(183,'makeup-nudge:4:5200000008:8:1744449600','makeup-nudge',1,5200000008,4,8,'{"makeup": 10}','2025-04-12 09:20:00.000000',NULL,0,'2025-04-12 09:20:00.029898',NULL,250,NULL,NULL);
INSERT INTO "deliveries" VALUES(184,'makeup-nudge:4:5200000005:5:1744449600','makeup-nudge',1,5200000005,4,5,'{"makeup": 12}','2025-04-12 09:20:00.000000',NULL,0,'2025-04-12 09:20:00.062797',NULL,251,NULL,NULL);
INSERT INTO "deliveries" VALUES(185,'makeup-review:4:5200000002:8:10-1744536010','makeup-review',1,5200000002,4,8,'{"makeup": 10, "stamp": 1744536010}','2025-04-13 09:20:10.163371',NULL,0,'2025-04-13 09:20:10.163371',NULL,252,NULL,NULL);
INSERT INTO "deliveries" VALUES(186,'makeup-nudge:4:5200000005:5:1744622400','makeup-nudge',1,5200000005,4,5,'{"makeup": 12}','2025-04-14 09:20:00.000000',NULL,0,'2025-04-14 09:20:00.000000',NULL,253,NULL,NULL);
INSERT INTO "deliveries" VALUES(187,'makeup-nudge:4:5200000005:5:1744881600','makeup-nudge',1,5200000005,4,5,'{"makeup": 12}','2025-04-17 09:20:00.000000',NULL,0,'2025-04-17 09:20:00.000000',NULL,254,NULL,NULL);
INSERT INTO "deliveries" VALUES(188,'makeup-overdue:4:5200000002:2:1744968000','makeup-overdue',1,5200000002,4,2,'{}','2025-04-18 09:20:00.000000',NULL,0,'2025-04-18 09:20:00.000000',NULL,255,NULL,NULL);
INSERT INTO "deliveries" VALUES(189,'notice:5:group:0:','notice',1,NULL,5,NULL,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.029898',NULL,32,NULL,'2025-05-05 06:00:03.050000');
INSERT INTO "deliveries" VALUES(190,'notice-copy:5:5200000001:1:','notice-copy',1,5200000001,5,1,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.062797',NULL,256,NULL,NULL);
INSERT INTO "deliveries" VALUES(191,'notice-copy:5:5200000002:2:','notice-copy',1,5200000002,5,2,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.096695',NULL,257,NULL,NULL);
INSERT INTO "deliveries" VALUES(192,'notice-copy:5:5200000003:3:','notice-copy',1,5200000003,5,3,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.131593',NULL,258,NULL,NULL);
INSERT INTO "deliveries" VALUES(193,'notice-copy:5:5200000004:4:','notice-copy',1,5200000004,5,4,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.164492',NULL,259,NULL,NULL);
INSERT INTO "deliveries" VALUES(194,'notice-copy:5:5200000005:5:','notice-copy',1,5200000005,5,5,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.198390',NULL,260,NULL,NULL);
INSERT INTO "deliveries" VALUES(195,'notice-copy:5:5200000006:6:','notice-copy',1,5200000006,5,6,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.233288',NULL,261,NULL,NULL);
INSERT INTO "deliveries" VALUES(196,'notice-copy:5:5200000007:7:','notice-copy',1,5200000007,5,7,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.233288',NULL,262,NULL,NULL);
INSERT INTO "deliveries" VALUES(197,'notice-copy:5:5200000008:8:','notice-copy',1,5200000008,5,8,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.266187',NULL,263,NULL,NULL);
INSERT INTO "deliveries" VALUES(198,'notice-copy:5:5200000009:9:','notice-copy',1,5200000009,5,9,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.300085',NULL,264,NULL,NULL);
INSERT INTO "deliveries" VALUES(199,'notice-copy:5:5200000011:11:','notice-copy',1,5200000011,5,11,'{}','2025-05-04 01:00:00.000000',NULL,0,'2025-05-04 01:00:00.334983',NULL,265,NULL,NULL);
INSERT INTO "deliveries" VALUES(200,'change-notice:5:group:0:1','change-notice',1,NULL,5,NULL,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:00.000000',NULL,34,NULL,NULL);
INSERT INTO "deliveries" VALUES(201,'change-copy:5:5200000001:1:1','change-copy',1,5200000001,5,1,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.113796',NULL,267,NULL,NULL);
INSERT INTO "deliveries" VALUES(202,'change-copy:5:5200000002:2:1','change-copy',1,5200000002,5,2,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.113796',NULL,266,NULL,NULL);
INSERT INTO "deliveries" VALUES(203,'change-copy:5:5200000003:3:1','change-copy',1,5200000003,5,3,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.146695',NULL,268,NULL,NULL);
INSERT INTO "deliveries" VALUES(204,'change-copy:5:5200000004:4:1','change-copy',1,5200000004,5,4,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.181593',NULL,269,NULL,NULL);
INSERT INTO "deliveries" VALUES(205,'change-copy:5:5200000005:5:1','change-copy',1,5200000005,5,5,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.248390',NULL,271,NULL,NULL);
INSERT INTO "deliveries" VALUES(206,'change-copy:5:5200000006:6:1','change-copy',1,5200000006,5,6,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.214492',NULL,270,NULL,NULL);
INSERT INTO "deliveries" VALUES(207,'change-copy:5:5200000007:7:1','change-copy',1,5200000007,5,7,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.283288',NULL,272,NULL,NULL);
INSERT INTO "deliveries" VALUES(208,'change-copy:5:5200000008:8:1','change-copy',1,5200000008,5,8,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.316187',NULL,273,NULL,NULL);
INSERT INTO "deliveries" VALUES(209,'change-copy:5:5200000009:9:1','change-copy',1,5200000009,5,9,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.384983',NULL,275,NULL,NULL);
INSERT INTO "deliveries" VALUES(210,'change-copy:5:5200000011:11:1','change-copy',1,5200000011,5,11,'{"changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}','2025-05-05 06:00:00.000000',NULL,0,'2025-05-05 06:00:03.350085',NULL,274,NULL,NULL);
INSERT INTO "deliveries" VALUES(211,'eve:5:5200000001:1:1','eve',1,5200000001,5,1,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.000000',NULL,276,NULL,NULL);
INSERT INTO "deliveries" VALUES(212,'eve:5:5200000002:2:1','eve',1,5200000002,5,2,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.029898',NULL,277,NULL,NULL);
INSERT INTO "deliveries" VALUES(213,'eve:5:5200000003:3:1','eve',1,5200000003,5,3,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.062797',NULL,278,NULL,NULL);
INSERT INTO "deliveries" VALUES(214,'eve:5:5200000004:4:1','eve',1,5200000004,5,4,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.096695',NULL,279,NULL,NULL);
INSERT INTO "deliveries" VALUES(215,'eve:5:5200000005:5:1','eve',1,5200000005,5,5,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.131593',NULL,280,NULL,NULL);
INSERT INTO "deliveries" VALUES(216,'eve:5:5200000006:6:1','eve',1,5200000006,5,6,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.164492',NULL,281,NULL,NULL);
INSERT INTO "deliveries" VALUES(217,'eve:5:5200000007:7:1','eve',1,5200000007,5,7,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.198390',NULL,282,NULL,NULL);
INSERT INTO "deliveries" VALUES(218,'eve:5:5200000008:8:1','eve',1,5200000008,5,8,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.233288',NULL,283,NULL,NULL);
INSERT INTO "deliveries" VALUES(219,'eve:5:5200000009:9:1','eve',1,5200000009,5,9,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.266187',NULL,284,NULL,NULL);
INSERT INTO "deliveries" VALUES(220,'eve:5:5200000011:11:1','eve',1,5200000011,5,11,'{}','2025-05-15 06:00:00.000000',NULL,0,'2025-05-15 06:00:00.300085',NULL,285,NULL,NULL);
INSERT INTO "deliveries" VALUES(221,'checkin-card:5:group:0:1','checkin-card',1,NULL,5,NULL,'{}','2025-05-16 05:30:00.000000',NULL,0,'2025-05-16 05:30:00.029898',NULL,35,NULL,'2025-05-16 09:20:00.233288');
INSERT INTO "deliveries" VALUES(222,'host-card:5:5200000001:1:1','host-card',1,5200000001,5,1,'{}','2025-05-16 05:30:00.000000',NULL,0,'2025-05-16 05:30:00.000000',NULL,286,NULL,'2025-05-16 09:20:00.062797');
INSERT INTO "deliveries" VALUES(223,'ballot:5:5200000001:1:','ballot',1,5200000001,5,1,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.096695',NULL,308,NULL,NULL);
INSERT INTO "deliveries" VALUES(224,'ballot:5:5200000002:2:','ballot',1,5200000002,5,2,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.131593',NULL,309,NULL,NULL);
INSERT INTO "deliveries" VALUES(225,'ballot:5:5200000003:3:','ballot',1,5200000003,5,3,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.164492',NULL,310,NULL,NULL);
INSERT INTO "deliveries" VALUES(226,'ballot:5:5200000004:4:','ballot',1,5200000004,5,4,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.198390',NULL,311,NULL,NULL);
INSERT INTO "deliveries" VALUES(227,'ballot:5:5200000005:5:','ballot',1,5200000005,5,5,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.266187',NULL,312,NULL,NULL);
INSERT INTO "deliveries" VALUES(228,'ballot:5:5200000006:6:','ballot',1,5200000006,5,6,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.300085',NULL,313,NULL,NULL);
INSERT INTO "deliveries" VALUES(229,'ballot:5:5200000007:7:','ballot',1,5200000007,5,7,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.334983',NULL,314,NULL,NULL);
INSERT INTO "deliveries" VALUES(230,'ballot:5:5200000008:8:','ballot',1,5200000008,5,8,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.402780',NULL,316,NULL,NULL);
INSERT INTO "deliveries" VALUES(231,'ballot:5:5200000009:9:','ballot',1,5200000009,5,9,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:00.367882',NULL,315,NULL,NULL);
INSERT INTO "deliveries" VALUES(232,'ballot:5:5200000011:11:','ballot',1,5200000011,5,11,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:03.283288',NULL,317,NULL,NULL);
INSERT INTO "deliveries" VALUES(233,'ballot-open:5:group:0:','ballot-open',1,NULL,5,NULL,'{}','2025-05-16 09:20:00.000000',NULL,0,'2025-05-16 09:20:03.283288',NULL,36,NULL,'2025-05-17 09:20:00.000000');
INSERT INTO "deliveries" VALUES(234,'ballot-reminder:5:5200000007:7:1','ballot-reminder',1,5200000007,5,7,'{}','2025-05-16 11:20:00.000000',NULL,0,'2025-05-16 11:20:00.000000',NULL,318,NULL,NULL);
INSERT INTO "deliveries" VALUES(235,'ballot-reminder:5:5200000008:8:1','ballot-reminder',1,5200000008,5,8,'{}','2025-05-16 11:20:00.000000',NULL,0,'2025-05-16 11:20:00.029898',NULL,319,NULL,NULL);
INSERT INTO "deliveries" VALUES(236,'ballot-reminder:5:5200000009:9:1','ballot-reminder',1,5200000009,5,9,'{}','2025-05-16 11:20:00.000000',NULL,0,'2025-05-16 11:20:00.062797',NULL,320,NULL,NULL);
INSERT INTO "deliveries" VALUES(237,'ballot-reminder:5:5200000011:11:1','ballot-reminder',1,5200000011,5,11,'{}','2025-05-16 11:20:00.000000',NULL,0,'2025-05-16 11:20:00.096695',NULL,321,NULL,NULL);
INSERT INTO "deliveries" VALUES(238,'ballot-reminder:5:5200000007:7:2','ballot-reminder',1,5200000007,5,7,'{}','2025-05-17 05:20:00.000000',NULL,0,'2025-05-17 05:20:00.029898',NULL,323,NULL,NULL);
INSERT INTO "deliveries" VALUES(239,'ballot-reminder:5:5200000008:8:2','ballot-reminder',1,5200000008,5,8,'{}','2025-05-17 05:20:00.000000',NULL,0,'2025-05-17 05:20:00.000000',NULL,322,NULL,NULL);
INSERT INTO "deliveries" VALUES(240,'ballot-reminder:5:5200000009:9:2','ballot-reminder',1,5200000009,5,9,'{}','2025-05-17 05:20:00.000000',NULL,0,'2025-05-17 05:20:00.062797',NULL,324,NULL,NULL);
INSERT INTO "deliveries" VALUES(241,'ballot-reminder:5:5200000011:11:2','ballot-reminder',1,5200000011,5,11,'{}','2025-05-17 05:20:00.000000',NULL,0,'2025-05-17 05:20:00.096695',NULL,325,NULL,NULL);
INSERT INTO "deliveries" VALUES(242,'ballot-result:5:group:0:','ballot-result',1,NULL,5,NULL,'{}','2025-05-17 09:20:00.000000',NULL,0,'2025-05-17 09:20:03.050000',NULL,37,NULL,NULL);
INSERT INTO "deliveries" VALUES(243,'makeup-overdue:5:5200000002:2:1747992000','makeup-overdue',1,5200000002,5,2,'{}','2025-05-23 09:20:00.000000',NULL,0,'2025-05-23 09:20:00.000000',NULL,326,NULL,NULL);
INSERT INTO "deliveries" VALUES(244,'notice:6:group:0:','notice',1,NULL,6,NULL,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.000000',NULL,38,NULL,NULL);
INSERT INTO "deliveries" VALUES(245,'notice-copy:6:5200000001:1:','notice-copy',1,5200000001,6,1,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.029898',NULL,327,NULL,NULL);
INSERT INTO "deliveries" VALUES(246,'notice-copy:6:5200000002:2:','notice-copy',1,5200000002,6,2,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.062797',NULL,328,NULL,NULL);
INSERT INTO "deliveries" VALUES(247,'notice-copy:6:5200000003:3:','notice-copy',1,5200000003,6,3,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.096695',NULL,329,NULL,NULL);
INSERT INTO "deliveries" VALUES(248,'notice-copy:6:5200000004:4:','notice-copy',1,5200000004,6,4,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.131593',NULL,330,NULL,NULL);
INSERT INTO "deliveries" VALUES(249,'notice-copy:6:5200000005:5:','notice-copy',1,5200000005,6,5,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.164492',NULL,331,NULL,NULL);
INSERT INTO "deliveries" VALUES(250,'notice-copy:6:5200000006:6:','notice-copy',1,5200000006,6,6,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.198390',NULL,332,NULL,NULL);
INSERT INTO "deliveries" VALUES(251,'notice-copy:6:5200000007:7:','notice-copy',1,5200000007,6,7,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.233288',NULL,333,NULL,NULL);
INSERT INTO "deliveries" VALUES(252,'notice-copy:6:5200000008:8:','notice-copy',1,5200000008,6,8,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.266187',NULL,334,NULL,NULL);
INSERT INTO "deliveries" VALUES(253,'notice-copy:6:5200000009:9:','notice-copy',1,5200000009,6,9,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.300085',NULL,335,NULL,NULL);
INSERT INTO "deliveries" VALUES(254,'notice-copy:6:5200000011:11:','notice-copy',1,5200000011,6,11,'{}','2025-06-01 01:00:00.000000',NULL,0,'2025-06-01 01:00:00.334983',NULL,336,NULL,NULL);
INSERT INTO "deliveries" VALUES(255,'eve:6:5200000001:1:0','eve',1,5200000001,6,1,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.000000',NULL,337,NULL,NULL);
INSERT INTO "deliveries" VALUES(256,'eve:6:5200000002:2:0','eve',1,5200000002,6,2,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.029898',NULL,338,NULL,NULL);
INSERT INTO "deliveries" VALUES(257,'eve:6:5200000003:3:0','eve',1,5200000003,6,3,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.096695',NULL,340,NULL,NULL);
INSERT INTO "deliveries" VALUES(258,'eve:6:5200000004:4:0','eve',1,5200000004,6,4,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.062797',NULL,339,NULL,NULL);
INSERT INTO "deliveries" VALUES(259,'eve:6:5200000005:5:0','eve',1,5200000005,6,5,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.131593',NULL,341,NULL,NULL);
INSERT INTO "deliveries" VALUES(260,'eve:6:5200000006:6:0','eve',1,5200000006,6,6,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.164492',NULL,342,NULL,NULL);
INSERT INTO "deliveries" VALUES(261,'eve:6:5200000007:7:0','eve',1,5200000007,6,7,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.198390',NULL,343,NULL,NULL);
INSERT INTO "deliveries" VALUES(262,'eve:6:5200000008:8:0','eve',1,5200000008,6,8,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.233288',NULL,344,NULL,NULL);
INSERT INTO "deliveries" VALUES(263,'eve:6:5200000009:9:0','eve',1,5200000009,6,9,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.266187',NULL,345,NULL,NULL);
INSERT INTO "deliveries" VALUES(264,'eve:6:5200000011:11:0','eve',1,5200000011,6,11,'{}','2025-06-05 06:00:00.000000',NULL,0,'2025-06-05 06:00:00.300085',NULL,346,NULL,NULL);
INSERT INTO "deliveries" VALUES(265,'checkin-card:6:group:0:0','checkin-card',1,NULL,6,NULL,'{}','2025-06-06 05:30:00.000000',NULL,0,'2025-06-06 05:30:00.029898',NULL,40,NULL,'2025-06-06 09:20:00.266187');
INSERT INTO "deliveries" VALUES(266,'host-card:6:5200000001:1:0','host-card',1,5200000001,6,1,'{}','2025-06-06 05:30:00.000000',NULL,0,'2025-06-06 05:30:00.000000',NULL,347,NULL,'2025-06-06 09:20:00.062797');
INSERT INTO "deliveries" VALUES(267,'ballot:6:5200000001:1:','ballot',1,5200000001,6,1,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.096695',NULL,365,NULL,NULL);
INSERT INTO "deliveries" VALUES(268,'ballot:6:5200000002:2:','ballot',1,5200000002,6,2,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.131593',NULL,366,NULL,NULL);
INSERT INTO "deliveries" VALUES(269,'ballot:6:5200000003:3:','ballot',1,5200000003,6,3,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.164492',NULL,367,NULL,NULL);
INSERT INTO "deliveries" VALUES(270,'ballot:6:5200000004:4:','ballot',1,5200000004,6,4,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.198390',NULL,368,NULL,NULL);
INSERT INTO "deliveries" VALUES(271,'ballot:6:5200000005:5:','ballot',1,5200000005,6,5,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.233288',NULL,369,NULL,NULL);
INSERT INTO "deliveries" VALUES(272,'ballot:6:5200000006:6:','ballot',1,5200000006,6,6,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.300085',NULL,370,NULL,NULL);
INSERT INTO "deliveries" VALUES(273,'ballot:6:5200000007:7:','ballot',1,5200000007,6,7,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.334983',NULL,371,NULL,NULL);
INSERT INTO "deliveries" VALUES(274,'ballot:6:5200000011:11:','ballot',1,5200000011,6,11,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:00.367882',NULL,372,NULL,NULL);
INSERT INTO "deliveries" VALUES(275,'ballot-open:6:group:0:','ballot-open',1,NULL,6,NULL,'{}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:03.316187',NULL,41,NULL,'2025-06-07 09:20:00.000000');
INSERT INTO "deliveries" VALUES(276,'makeup-task:6:5200000008:8:','makeup-task',1,5200000008,6,8,'{"makeup": 14}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:03.346085',NULL,373,NULL,NULL);
INSERT INTO "deliveries" VALUES(277,'makeup-task:6:5200000009:9:','makeup-task',1,5200000009,6,9,'{"makeup": 15}','2025-06-06 09:20:00.000000',NULL,0,'2025-06-06 09:20:03.379983',NULL,374,NULL,NULL);
INSERT INTO "deliveries" VALUES(278,'ballot-reminder:6:5200000007:7:1','ballot-reminder',1,5200000007,6,7,'{}','2025-06-06 11:20:00.000000',NULL,0,'2025-06-06 11:20:00.029898',NULL,376,NULL,NULL);
INSERT INTO "deliveries" VALUES(279,'ballot-reminder:6:5200000011:11:1','ballot-reminder',1,5200000011,6,11,'{}','2025-06-06 11:20:00.000000',NULL,0,'2025-06-06 11:20:00.000000',NULL,375,NULL,NULL);
INSERT INTO "deliveries" VALUES(280,'ballot-reminder:6:5200000007:7:2','ballot-reminder',1,5200000007,6,7,'{}','2025-06-07 05:20:00.000000',NULL,0,'2025-06-07 05:20:00.000000',NULL,377,NULL,NULL);
INSERT INTO "deliveries" VALUES(281,'ballot-reminder:6:5200000011:11:2','ballot-reminder',1,5200000011,6,11,'{}','2025-06-07 05:20:00.000000',NULL,0,'2025-06-07 05:20:00.029898',NULL,378,NULL,NULL);
INSERT INTO "deliveries" VALUES(282,'ballot-result:6:group:0:','ballot-result',1,NULL,6,NULL,'{}','2025-06-07 09:20:00.000000',NULL,0,'2025-06-07 09:20:03.050000',NULL,42,NULL,NULL);
INSERT INTO "deliveries" VALUES(283,'low-warning:6:5200000001:1:','low-warning',1,5200000001,6,1,'{"low": 1}','2025-06-07 09:20:00.000000',NULL,0,'2025-06-07 09:20:00.029898',NULL,379,NULL,NULL);
INSERT INTO "deliveries" VALUES(284,'makeup-nudge:6:5200000008:8:1749288000','makeup-nudge',1,5200000008,6,8,'{"makeup": 14}','2025-06-07 09:20:00.000000',NULL,0,'2025-06-07 09:20:00.062797',NULL,380,NULL,NULL);
INSERT INTO "deliveries" VALUES(285,'makeup-nudge:6:5200000009:9:1749288000','makeup-nudge',1,5200000009,6,9,'{"makeup": 15}','2025-06-07 09:20:00.000000',NULL,0,'2025-06-07 09:20:00.096695',NULL,381,NULL,NULL);
INSERT INTO "deliveries" VALUES(286,'makeup-review:6:5200000002:9:15-1749374410','makeup-review',1,5200000002,6,9,'{"makeup": 15, "stamp": 1749374410}','2025-06-08 09:20:10.195271',NULL,0,'2025-06-08 09:20:10.195271',NULL,382,NULL,'2025-08-03 09:20:10.123474');
INSERT INTO "deliveries" VALUES(287,'makeup-nudge:6:5200000008:8:1749460800','makeup-nudge',1,5200000008,6,8,'{"makeup": 14}','2025-06-09 09:20:00.000000',NULL,0,'2025-06-09 09:20:00.000000',NULL,383,NULL,NULL);
INSERT INTO "deliveries" VALUES(288,'makeup-nudge:6:5200000008:8:1749720000','makeup-nudge',1,5200000008,6,8,'{"makeup": 14}','2025-06-12 09:20:00.000000',NULL,0,'2025-06-12 09:20:00.000000',NULL,384,NULL,NULL);
INSERT INTO "deliveries" VALUES(289,'makeup-overdue:6:5200000002:2:1749806400','makeup-overdue',1,5200000002,6,2,'{}','2025-06-13 09:20:00.000000',NULL,0,'2025-06-13 09:20:00.000000',NULL,385,NULL,NULL);
INSERT INTO "deliveries" VALUES(290,'notice:7:group:0:','notice',1,NULL,7,NULL,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.029898',NULL,43,NULL,NULL);
INSERT INTO "deliveries" VALUES(291,'notice-copy:7:5200000001:1:','notice-copy',1,5200000001,7,1,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.062797',NULL,386,NULL,NULL);
INSERT INTO "deliveries" VALUES(292,'notice-copy:7:5200000002:2:','notice-copy',1,5200000002,7,2,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.096695',NULL,387,NULL,NULL);
INSERT INTO "deliveries" VALUES(293,'notice-copy:7:5200000003:3:','notice-copy',1,5200000003,7,3,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.131593',NULL,388,NULL,NULL);
INSERT INTO "deliveries" VALUES(294,'notice-copy:7:5200000004:4:','notice-copy',1,5200000004,7,4,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.198390',NULL,389,NULL,NULL);
INSERT INTO "deliveries" VALUES(295,'notice-copy:7:5200000005:5:','notice-copy',1,5200000005,7,5,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.198390',NULL,390,NULL,NULL);
INSERT INTO "deliveries" VALUES(296,'notice-copy:7:5200000006:6:','notice-copy',1,5200000006,7,6,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.266187',NULL,391,NULL,NULL);
INSERT INTO "deliveries" VALUES(297,'notice-copy:7:5200000007:7:','notice-copy',1,5200000007,7,7,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.266187',NULL,392,NULL,NULL);
INSERT INTO "deliveries" VALUES(298,'notice-copy:7:5200000008:8:','notice-copy',1,5200000008,7,8,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.300085',NULL,393,NULL,NULL);
INSERT INTO "deliveries" VALUES(299,'notice-copy:7:5200000009:9:','notice-copy',1,5200000009,7,9,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.334983',NULL,394,NULL,NULL);
INSERT INTO "deliveries" VALUES(300,'notice-copy:7:5200000011:11:','notice-copy',1,5200000011,7,11,'{}','2025-06-29 01:00:00.000000',NULL,0,'2025-06-29 01:00:00.334983',NULL,395,NULL,NULL);
INSERT INTO "deliveries" VALUES(301,'eve:7:5200000001:1:0','eve',1,5200000001,7,1,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.062797',NULL,397,NULL,NULL);
INSERT INTO "deliveries" VALUES(302,'eve:7:5200000002:2:0','eve',1,5200000002,7,2,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.000000',NULL,396,NULL,NULL);
INSERT INTO "deliveries" VALUES(303,'eve:7:5200000003:3:0','eve',1,5200000003,7,3,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.096695',NULL,398,NULL,NULL);
INSERT INTO "deliveries" VALUES(304,'eve:7:5200000004:4:0','eve',1,5200000004,7,4,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.130593',NULL,399,NULL,NULL);
INSERT INTO "deliveries" VALUES(305,'eve:7:5200000005:5:0','eve',1,5200000005,7,5,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.131593',NULL,400,NULL,NULL);
INSERT INTO "deliveries" VALUES(306,'eve:7:5200000006:6:0','eve',1,5200000006,7,6,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.198390',NULL,401,NULL,NULL);
INSERT INTO "deliveries" VALUES(307,'eve:7:5200000007:7:0','eve',1,5200000007,7,7,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.232288',NULL,402,NULL,NULL);
INSERT INTO "deliveries" VALUES(308,'eve:7:5200000008:8:0','eve',1,5200000008,7,8,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.266187',NULL,403,NULL,NULL);
INSERT INTO "deliveries" VALUES(309,'eve:7:5200000009:9:0','eve',1,5200000009,7,9,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.300085',NULL,404,NULL,NULL);
INSERT INTO "deliveries" VALUES(310,'eve:7:5200000011:11:0','eve',1,5200000011,7,11,'{}','2025-07-03 06:00:00.000000',NULL,0,'2025-07-03 06:00:00.300085',NULL,405,NULL,NULL);
INSERT INTO "deliveries" VALUES(311,'checkin-card:7:group:0:0','checkin-card',1,NULL,7,NULL,'{}','2025-07-04 05:30:00.000000',NULL,0,'2025-07-04 05:30:00.029898',NULL,45,NULL,'2025-07-07 09:20:10.193269');
INSERT INTO "deliveries" VALUES(312,'host-card:7:5200000001:1:0','host-card',1,5200000001,7,1,'{}','2025-07-04 05:30:00.000000',NULL,0,'2025-07-04 05:30:00.000000',NULL,406,NULL,'2025-07-07 09:20:10.163371');
INSERT INTO "deliveries" VALUES(313,'ballot:7:5200000001:1:','ballot',1,5200000001,7,1,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.096695',NULL,424,NULL,NULL);
INSERT INTO "deliveries" VALUES(314,'ballot:7:5200000002:2:','ballot',1,5200000002,7,2,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.131593',NULL,425,NULL,NULL);
INSERT INTO "deliveries" VALUES(315,'ballot:7:5200000003:3:','ballot',1,5200000003,7,3,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.164492',NULL,426,NULL,NULL);
INSERT INTO "deliveries" VALUES(316,'ballot:7:5200000005:5:','ballot',1,5200000005,7,5,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.198390',NULL,427,NULL,NULL);
INSERT INTO "deliveries" VALUES(317,'ballot:7:5200000006:6:','ballot',1,5200000006,7,6,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.266187',NULL,428,NULL,NULL);
INSERT INTO "deliveries" VALUES(318,'ballot:7:5200000008:8:','ballot',1,5200000008,7,8,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.300085',NULL,429,NULL,NULL);
INSERT INTO "deliveries" VALUES(319,'ballot:7:5200000009:9:','ballot',1,5200000009,7,9,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.334983',NULL,430,NULL,NULL);
INSERT INTO "deliveries" VALUES(320,'ballot:7:5200000011:11:','ballot',1,5200000011,7,11,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:00.367882',NULL,431,NULL,NULL);
INSERT INTO "deliveries" VALUES(321,'ballot-open:7:group:0:','ballot-open',1,NULL,7,NULL,'{}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:03.283288',NULL,46,NULL,'2025-07-05 09:20:00.000000');
INSERT INTO "deliveries" VALUES(322,'makeup-task:7:5200000004:4:','makeup-task',1,5200000004,7,4,'{"makeup": 17}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:03.313186',NULL,432,NULL,NULL);
INSERT INTO "deliveries" VALUES(323,'makeup-task:7:5200000007:7:','makeup-task',1,5200000007,7,7,'{"makeup": 18}','2025-07-04 09:20:00.000000',NULL,0,'2025-07-04 09:20:03.346085',NULL,433,NULL,NULL);
INSERT INTO "deliveries" VALUES(324,'ballot-reminder:7:5200000009:9:1','ballot-reminder',1,5200000009,7,9,'{}','2025-07-04 11:20:00.000000',NULL,0,'2025-07-04 11:20:00.029898',NULL,435,NULL,NULL);
INSERT INTO "deliveries" VALUES(325,'ballot-reminder:7:5200000011:11:1','ballot-reminder',1,5200000011,7,11,'{}','2025-07-04 11:20:00.000000',NULL,0,'2025-07-04 11:20:00.028898',NULL,434,NULL,NULL);
INSERT INTO "deliveries" VALUES(326,'ballot-reminder:7:5200000009:9:2','ballot-reminder',1,5200000009,7,9,'{}','2025-07-05 05:20:00.000000',NULL,0,'2025-07-05 05:20:00.000000',NULL,436,NULL,NULL);
INSERT INTO "deliveries" VALUES(327,'ballot-reminder:7:5200000011:11:2','ballot-reminder',1,5200000011,7,11,'{}','2025-07-05 05:20:00.000000',NULL,0,'2025-07-05 05:20:00.029898',NULL,437,NULL,NULL);
INSERT INTO "deliveries" VALUES(328,'ballot-result:7:group:0:','ballot-result',1,NULL,7,NULL,'{}','2025-07-05 09:20:00.000000',NULL,0,'2025-07-05 09:20:03.050000',NULL,47,NULL,NULL);
INSERT INTO "deliveries" VALUES(329,'makeup-nudge:7:5200000004:4:1751707200','makeup-nudge',1,5200000004,7,4,'{"makeup": 17}','2025-07-05 09:20:00.000000',NULL,0,'2025-07-05 09:20:00.029898',NULL,438,NULL,NULL);
INSERT INTO "deliveries" VALUES(330,'makeup-nudge:7:5200000007:7:1751707200','makeup-nudge',1,5200000007,7,7,'{"makeup": 18}','2025-07-05 09:20:00.000000',NULL,0,'2025-07-05 09:20:00.062797',NULL,439,NULL,NULL);
INSERT INTO "deliveries" VALUES(331,'makeup-nudge:7:5200000004:4:1751880000','makeup-nudge',1,5200000004,7,4,'{"makeup": 17}','2025-07-07 09:20:00.000000',NULL,0,'2025-07-07 09:20:00.029898',NULL,441,NULL,NULL);
INSERT INTO "deliveries" VALUES(332,'makeup-nudge:7:5200000007:7:1751880000','makeup-nudge',1,5200000007,7,7,'{"makeup": 18}','2025-07-07 09:20:00.000000',NULL,0,'2025-07-07 09:20:00.029898',NULL,440,NULL,NULL);
INSERT INTO "deliveries" VALUES(333,'makeup-review:7:5200000002:7:18-1752052810','makeup-review',1,5200000002,7,7,'{"makeup": 18, "stamp": 1752052810}','2025-07-09 09:20:10.193269',NULL,0,'2025-07-09 09:20:10.223167',NULL,443,NULL,NULL);
INSERT INTO "deliveries" VALUES(334,'makeup-answer:7:5200000007:7:18-1752052810-accepted','makeup-answer',1,5200000007,7,7,'{"makeup": 18, "state": "accepted", "stamp": 1752052810}','2025-07-09 09:20:10.193269',NULL,0,'2025-07-09 09:20:10.193269',NULL,442,NULL,NULL);
INSERT INTO "deliveries" VALUES(335,'makeup-nudge:7:5200000004:4:1752139200','makeup-nudge',1,5200000004,7,4,'{"makeup": 17}','2025-07-10 09:20:00.000000',NULL,0,'2025-07-10 09:20:00.000000',NULL,444,NULL,NULL);
INSERT INTO "deliveries" VALUES(336,'makeup-overdue:7:5200000002:2:1752225600','makeup-overdue',1,5200000002,7,2,'{}','2025-07-11 09:20:00.000000',NULL,0,'2025-07-11 09:20:00.000000',NULL,445,NULL,NULL);
INSERT INTO "deliveries" VALUES(337,'notice:8:group:0:','notice',1,NULL,8,NULL,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.000000',NULL,48,NULL,NULL);
INSERT INTO "deliveries" VALUES(338,'notice-copy:8:5200000001:1:','notice-copy',1,5200000001,8,1,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.062797',NULL,447,NULL,NULL);
INSERT INTO "deliveries" VALUES(339,'notice-copy:8:5200000002:2:','notice-copy',1,5200000002,8,2,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.029898',NULL,446,NULL,NULL);
INSERT INTO "deliveries" VALUES(340,'notice-copy:8:5200000003:3:','notice-copy',1,5200000003,8,3,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.096695',NULL,448,NULL,NULL);
INSERT INTO "deliveries" VALUES(341,'notice-copy:8:5200000004:4:','notice-copy',1,5200000004,8,4,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.131593',NULL,449,NULL,NULL);
INSERT INTO "deliveries" VALUES(342,'notice-copy:8:5200000005:5:','notice-copy',1,5200000005,8,5,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.164492',NULL,450,NULL,NULL);
INSERT INTO "deliveries" VALUES(343,'notice-copy:8:5200000006:6:','notice-copy',1,5200000006,8,6,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.198390',NULL,451,NULL,NULL);
INSERT INTO "deliveries" VALUES(344,'notice-copy:8:5200000007:7:','notice-copy',1,5200000007,8,7,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.233288',NULL,452,NULL,NULL);
INSERT INTO "deliveries" VALUES(345,'notice-copy:8:5200000008:8:','notice-copy',1,5200000008,8,8,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.266187',NULL,453,NULL,NULL);
INSERT INTO "deliveries" VALUES(346,'notice-copy:8:5200000009:9:','notice-copy',1,5200000009,8,9,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.334983',NULL,454,NULL,NULL);
INSERT INTO "deliveries" VALUES(347,'notice-copy:8:5200000011:11:','notice-copy',1,5200000011,8,11,'{}','2025-07-27 01:00:00.000000',NULL,0,'2025-07-27 01:00:00.334983',NULL,455,NULL,NULL);
INSERT INTO "deliveries" VALUES(348,'eve:8:5200000001:1:0','eve',1,5200000001,8,1,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.029898',NULL,456,NULL,NULL);
INSERT INTO "deliveries" VALUES(349,'eve:8:5200000002:2:0','eve',1,5200000002,8,2,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.029898',NULL,457,NULL,NULL);
INSERT INTO "deliveries" VALUES(350,'eve:8:5200000003:3:0','eve',1,5200000003,8,3,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.062797',NULL,458,NULL,NULL);
INSERT INTO "deliveries" VALUES(351,'eve:8:5200000004:4:0','eve',1,5200000004,8,4,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.096695',NULL,459,NULL,NULL);
INSERT INTO "deliveries" VALUES(352,'eve:8:5200000005:5:0','eve',1,5200000005,8,5,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.131593',NULL,460,NULL,NULL);
INSERT INTO "deliveries" VALUES(353,'eve:8:5200000006:6:0','eve',1,5200000006,8,6,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.164492',NULL,461,NULL,NULL);
INSERT INTO "deliveries" VALUES(354,'eve:8:5200000007:7:0','eve',1,5200000007,8,7,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.198390',NULL,462,NULL,NULL);
INSERT INTO "deliveries" VALUES(355,'eve:8:5200000008:8:0','eve',1,5200000008,8,8,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.233288',NULL,463,NULL,NULL);
INSERT INTO "deliveries" VALUES(356,'eve:8:5200000009:9:0','eve',1,5200000009,8,9,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.266187',NULL,464,NULL,NULL);
INSERT INTO "deliveries" VALUES(357,'eve:8:5200000011:11:0','eve',1,5200000011,8,11,'{}','2025-07-31 06:00:00.000000',NULL,0,'2025-07-31 06:00:00.300085',NULL,465,NULL,NULL);
INSERT INTO "deliveries" VALUES(358,'checkin-card:8:group:0:0','checkin-card',1,NULL,8,NULL,'{}','2025-08-01 05:30:00.000000',NULL,0,'2025-08-01 05:30:00.029898',NULL,50,NULL,'2025-08-01 09:20:00.198390');
INSERT INTO "deliveries" VALUES(359,'host-card:8:5200000001:1:0','host-card',1,5200000001,8,1,'{}','2025-08-01 05:30:00.000000',NULL,0,'2025-08-01 05:30:00.000000',NULL,466,NULL,'2025-08-01 09:20:00.062797');
INSERT INTO "deliveries" VALUES(360,'ballot:8:5200000001:1:','ballot',1,5200000001,8,1,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.096695',NULL,486,NULL,NULL);
INSERT INTO "deliveries" VALUES(361,'ballot:8:5200000002:2:','ballot',1,5200000002,8,2,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.131593',NULL,487,NULL,NULL);
INSERT INTO "deliveries" VALUES(362,'ballot:8:5200000003:3:','ballot',1,5200000003,8,3,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.164492',NULL,488,NULL,NULL);
INSERT INTO "deliveries" VALUES(363,'ballot:8:5200000004:4:','ballot',1,5200000004,8,4,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.233288',NULL,489,NULL,NULL);
INSERT INTO "deliveries" VALUES(364,'ballot:8:5200000005:5:','ballot',1,5200000005,8,5,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.266187',NULL,490,NULL,NULL);
INSERT INTO "deliveries" VALUES(365,'ballot:8:5200000006:6:','ballot',1,5200000006,8,6,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.300085',NULL,491,NULL,NULL);
INSERT INTO "deliveries" VALUES(366,'ballot:8:5200000007:7:','ballot',1,5200000007,8,7,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.367882',NULL,493,NULL,NULL);
INSERT INTO "deliveries" VALUES(367,'ballot:8:5200000009:9:','ballot',1,5200000009,8,9,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.334983',NULL,492,NULL,NULL);
INSERT INTO "deliveries" VALUES(368,'ballot:8:5200000011:11:','ballot',1,5200000011,8,11,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:00.402780',NULL,494,NULL,NULL);
INSERT INTO "deliveries" VALUES(369,'ballot-open:8:group:0:','ballot-open',1,NULL,8,NULL,'{}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:03.248390',NULL,51,NULL,'2025-08-02 09:20:00.000000');
INSERT INTO "deliveries" VALUES(370,'makeup-task:8:5200000008:8:','makeup-task',1,5200000008,8,8,'{"makeup": 20}','2025-08-01 09:20:00.000000',NULL,0,'2025-08-01 09:20:03.278288',NULL,495,NULL,NULL);
INSERT INTO "deliveries" VALUES(371,'ballot-reminder:8:5200000007:7:1','ballot-reminder',1,5200000007,8,7,'{}','2025-08-01 11:20:00.000000',NULL,0,'2025-08-01 11:20:00.029898',NULL,497,NULL,NULL);
INSERT INTO "deliveries" VALUES(372,'ballot-reminder:8:5200000009:9:1','ballot-reminder',1,5200000009,8,9,'{}','2025-08-01 11:20:00.000000',NULL,0,'2025-08-01 11:20:00.000000',NULL,496,NULL,NULL);
INSERT INTO "deliveries" VALUES(373,'ballot-reminder:8:5200000011:11:1','ballot-reminder',1,5200000011,8,11,'{}','2025-08-01 11:20:00.000000',NULL,0,'2025-08-01 11:20:00.062797',NULL,498,NULL,NULL);
INSERT INTO "deliveries" VALUES(374,'ballot-reminder:8:5200000007:7:2','ballot-reminder',1,5200000007,8,7,'{}','2025-08-02 05:20:00.000000',NULL,0,'2025-08-02 05:20:00.000000',NULL,499,NULL,NULL);
INSERT INTO "deliveries" VALUES(375,'ballot-reminder:8:5200000009:9:2','ballot-reminder',1,5200000009,8,9,'{}','2025-08-02 05:20:00.000000',NULL,0,'2025-08-02 05:20:00.029898',NULL,500,NULL,NULL);
INSERT INTO "deliveries" VALUES(376,'ballot-reminder:8:5200000011:11:2','ballot-reminder',1,5200000011,8,11,'{}','2025-08-02 05:20:00.000000',NULL,0,'2025-08-02 05:20:00.062797',NULL,501,NULL,NULL);
INSERT INTO "deliveries" VALUES(377,'ballot-result:8:group:0:','ballot-result',1,NULL,8,NULL,'{}','2025-08-02 09:20:00.000000',NULL,0,'2025-08-02 09:20:03.050000',NULL,52,NULL,NULL);
INSERT INTO "deliveries" VALUES(378,'makeup-nudge:8:5200000008:8:1754126400','makeup-nudge',1,5200000008,8,8,'{"makeup": 20}','2025-08-02 09:20:00.000000',NULL,0,'2025-08-02 09:20:00.029898',NULL,502,NULL,NULL);
INSERT INTO "deliveries" VALUES(379,'makeup-review:8:5200000002:8:20-1754212810','makeup-review',1,5200000002,8,8,'{"makeup": 20, "stamp": 1754212810}','2025-08-03 09:20:10.093576',NULL,0,'2025-08-03 09:20:10.093576',NULL,503,NULL,NULL);
INSERT INTO "deliveries" VALUES(380,'makeup-overdue:8:5200000002:2:1754644800','makeup-overdue',1,5200000002,8,2,'{}','2025-08-08 09:20:00.000000',NULL,0,'2025-08-08 09:20:00.000000',NULL,504,NULL,NULL);
INSERT INTO "deliveries" VALUES(381,'notice:9:group:0:','notice',1,NULL,9,NULL,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.029898',NULL,53,NULL,NULL);
INSERT INTO "deliveries" VALUES(382,'notice-copy:9:5200000001:1:','notice-copy',1,5200000001,9,1,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.062797',NULL,505,NULL,NULL);
INSERT INTO "deliveries" VALUES(383,'notice-copy:9:5200000002:2:','notice-copy',1,5200000002,9,2,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.096695',NULL,506,NULL,NULL);
INSERT INTO "deliveries" VALUES(384,'notice-copy:9:5200000003:3:','notice-copy',1,5200000003,9,3,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.131593',NULL,507,NULL,NULL);
INSERT INTO "deliveries" VALUES(385,'notice-copy:9:5200000004:4:','notice-copy',1,5200000004,9,4,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.164492',NULL,508,NULL,NULL);
INSERT INTO "deliveries" VALUES(386,'notice-copy:9:5200000005:5:','notice-copy',1,5200000005,9,5,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.198390',NULL,509,NULL,NULL);
INSERT INTO "deliveries" VALUES(387,'notice-copy:9:5200000006:6:','notice-copy',1,5200000006,9,6,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.233288',NULL,510,NULL,NULL);
INSERT INTO "deliveries" VALUES(388,'notice-copy:9:5200000007:7:','notice-copy',1,5200000007,9,7,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.266187',NULL,511,NULL,NULL);
INSERT INTO "deliveries" VALUES(389,'notice-copy:9:5200000008:8:','notice-copy',1,5200000008,9,8,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.300085',NULL,512,NULL,NULL);
INSERT INTO "deliveries" VALUES(390,'notice-copy:9:5200000011:11:','notice-copy',1,5200000011,9,11,'{}','2025-08-31 01:00:00.000000',NULL,0,'2025-08-31 01:00:00.300085',NULL,513,NULL,NULL);
INSERT INTO "deliveries" VALUES(391,'eve:9:5200000001:1:0','eve',1,5200000001,9,1,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.029898',NULL,515,NULL,NULL);
INSERT INTO "deliveries" VALUES(392,'eve:9:5200000002:2:0','eve',1,5200000002,9,2,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.028898',NULL,514,NULL,NULL);
INSERT INTO "deliveries" VALUES(393,'eve:9:5200000003:3:0','eve',1,5200000003,9,3,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.096695',NULL,517,NULL,NULL);
INSERT INTO "deliveries" VALUES(394,'eve:9:5200000004:4:0','eve',1,5200000004,9,4,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.062797',NULL,516,NULL,NULL);
INSERT INTO "deliveries" VALUES(395,'eve:9:5200000005:5:0','eve',1,5200000005,9,5,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.131593',NULL,518,NULL,NULL);
INSERT INTO "deliveries" VALUES(396,'eve:9:5200000006:6:0','eve',1,5200000006,9,6,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.164492',NULL,519,NULL,NULL);
INSERT INTO "deliveries" VALUES(397,'eve:9:5200000007:7:0','eve',1,5200000007,9,7,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.233288',NULL,521,NULL,NULL);
INSERT INTO "deliveries" VALUES(398,'eve:9:5200000008:8:0','eve',1,5200000008,9,8,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.198390',NULL,520,NULL,NULL);
INSERT INTO "deliveries" VALUES(399,'eve:9:5200000011:11:0','eve',1,5200000011,9,11,'{}','2025-09-04 06:00:00.000000',NULL,0,'2025-09-04 06:00:00.266187',NULL,522,NULL,NULL);
INSERT INTO "deliveries" VALUES(400,'checkin-card:9:group:0:0','checkin-card',1,NULL,9,NULL,'{}','2025-09-05 05:30:00.000000',NULL,0,'2025-09-05 05:30:00.029898',NULL,55,NULL,'2025-09-05 09:20:00.233288');
INSERT INTO "deliveries" VALUES(401,'host-card:9:5200000001:1:0','host-card',1,5200000001,9,1,'{}','2025-09-05 05:30:00.000000',NULL,0,'2025-09-05 05:30:00.000000',NULL,523,NULL,'2025-09-05 09:20:00.062797');
INSERT INTO "deliveries" VALUES(402,'ballot:9:5200000001:1:','ballot',1,5200000001,9,1,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.096695',NULL,541,NULL,NULL);
INSERT INTO "deliveries" VALUES(403,'ballot:9:5200000002:2:','ballot',1,5200000002,9,2,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.131593',NULL,542,NULL,NULL);
INSERT INTO "deliveries" VALUES(404,'ballot:9:5200000003:3:','ballot',1,5200000003,9,3,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.164492',NULL,543,NULL,NULL);
INSERT INTO "deliveries" VALUES(405,'ballot:9:5200000004:4:','ballot',1,5200000004,9,4,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.198390',NULL,544,NULL,NULL);
INSERT INTO "deliveries" VALUES(406,'ballot:9:5200000005:5:','ballot',1,5200000005,9,5,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.266187',NULL,545,NULL,NULL);
INSERT INTO "deliveries" VALUES(407,'ballot:9:5200000006:6:','ballot',1,5200000006,9,6,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.300085',NULL,546,NULL,NULL);
INSERT INTO "deliveries" VALUES(408,'ballot:9:5200000007:7:','ballot',1,5200000007,9,7,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.334983',NULL,547,NULL,NULL);
INSERT INTO "deliveries" VALUES(409,'ballot:9:5200000011:11:','ballot',1,5200000011,9,11,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:00.367882',NULL,548,NULL,NULL);
INSERT INTO "deliveries" VALUES(410,'ballot-open:9:group:0:','ballot-open',1,NULL,9,NULL,'{}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:03.283288',NULL,56,NULL,'2025-09-06 09:20:00.000000');
INSERT INTO "deliveries" VALUES(411,'makeup-task:9:5200000008:8:','makeup-task',1,5200000008,9,8,'{"makeup": 22}','2025-09-05 09:20:00.000000',NULL,0,'2025-09-05 09:20:03.313186',NULL,549,NULL,NULL);
INSERT INTO "deliveries" VALUES(412,'ballot-reminder:9:5200000007:7:1','ballot-reminder',1,5200000007,9,7,'{}','2025-09-05 11:20:00.000000',NULL,0,'2025-09-05 11:20:00.029898',NULL,550,NULL,NULL);
INSERT INTO "deliveries" VALUES(413,'ballot-reminder:9:5200000011:11:1','ballot-reminder',1,5200000011,9,11,'{}','2025-09-05 11:20:00.000000',NULL,0,'2025-09-05 11:20:00.029898',NULL,551,NULL,NULL);
INSERT INTO "deliveries" VALUES(414,'ballot-reminder:9:5200000007:7:2','ballot-reminder',1,5200000007,9,7,'{}','2025-09-06 05:20:00.000000',NULL,0,'2025-09-06 05:20:00.000000',NULL,552,NULL,NULL);
INSERT INTO "deliveries" VALUES(415,'ballot-reminder:9:5200000011:11:2','ballot-reminder',1,5200000011,9,11,'{}','2025-09-06 05:20:00.000000',NULL,0,'2025-09-06 05:20:00.029898',NULL,553,NULL,NULL);
INSERT INTO "deliveries" VALUES(416,'ballot-result:9:group:0:','ballot-result',1,NULL,9,NULL,'{}','2025-09-06 09:20:00.000000',NULL,0,'2025-09-06 09:20:03.050000',NULL,57,NULL,NULL);
INSERT INTO "deliveries" VALUES(417,'low-warning:9:5200000001:1:','low-warning',1,5200000001,9,1,'{"low": 2}','2025-09-06 09:20:00.000000',NULL,0,'2025-09-06 09:20:00.029898',NULL,554,NULL,NULL);
INSERT INTO "deliveries" VALUES(418,'makeup-nudge:9:5200000008:8:1757150400','makeup-nudge',1,5200000008,9,8,'{"makeup": 22}','2025-09-06 09:20:00.000000',NULL,0,'2025-09-06 09:20:00.062797',NULL,555,NULL,NULL);
INSERT INTO "deliveries" VALUES(419,'makeup-review:9:5200000002:8:22-1757236810','makeup-review',1,5200000002,9,8,'{"makeup": 22, "stamp": 1757236810}','2025-09-07 09:20:10.128474',NULL,0,'2025-09-07 09:20:10.158372',NULL,557,NULL,NULL);
INSERT INTO "deliveries" VALUES(420,'makeup-answer:9:5200000008:8:22-1757236810-accepted','makeup-answer',1,5200000008,9,8,'{"makeup": 22, "state": "accepted", "stamp": 1757236810}','2025-09-07 09:20:10.128474',NULL,0,'2025-09-07 09:20:10.128474',NULL,556,NULL,NULL);
INSERT INTO "deliveries" VALUES(421,'claim-card:b1:group:0:','claim-card',1,NULL,NULL,NULL,'{}','2025-09-07 09:20:10.158372',NULL,0,'2025-09-07 09:20:10.191271',NULL,58,NULL,NULL);
INSERT INTO "deliveries" VALUES(422,'makeup-overdue:9:5200000002:2:1757668800','makeup-overdue',1,5200000002,9,2,'{}','2025-09-12 09:20:00.000000',NULL,0,'2025-09-12 09:20:00.000000',NULL,558,NULL,NULL);
INSERT INTO "deliveries" VALUES(423,'notice:10:group:0:','notice',1,NULL,10,NULL,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.029898',NULL,59,NULL,NULL);
INSERT INTO "deliveries" VALUES(424,'notice-copy:10:5200000001:1:','notice-copy',1,5200000001,10,1,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.062797',NULL,559,NULL,NULL);
INSERT INTO "deliveries" VALUES(425,'notice-copy:10:5200000002:2:','notice-copy',1,5200000002,10,2,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.096695',NULL,560,NULL,NULL);
INSERT INTO "deliveries" VALUES(426,'notice-copy:10:5200000003:3:','notice-copy',1,5200000003,10,3,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.131593',NULL,561,NULL,NULL);
INSERT INTO "deliveries" VALUES(427,'notice-copy:10:5200000004:4:','notice-copy',1,5200000004,10,4,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.164492',NULL,562,NULL,NULL);
INSERT INTO "deliveries" VALUES(428,'notice-copy:10:5200000005:5:','notice-copy',1,5200000005,10,5,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.198390',NULL,563,NULL,NULL);
INSERT INTO "deliveries" VALUES(429,'notice-copy:10:5200000006:6:','notice-copy',1,5200000006,10,6,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.233288',NULL,564,NULL,NULL);
INSERT INTO "deliveries" VALUES(430,'notice-copy:10:5200000007:7:','notice-copy',1,5200000007,10,7,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.266187',NULL,565,NULL,NULL);
INSERT INTO "deliveries" VALUES(431,'notice-copy:10:5200000008:8:','notice-copy',1,5200000008,10,8,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.300085',NULL,566,NULL,NULL);
INSERT INTO "deliveries" VALUES(432,'notice-copy:10:5200000011:11:','notice-copy',1,5200000011,10,11,'{}','2025-10-05 01:00:00.000000',NULL,0,'2025-10-05 01:00:00.300085',NULL,567,NULL,NULL);
INSERT INTO "deliveries" VALUES(433,'eve:10:5200000001:1:0','eve',1,5200000001,10,1,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.029898',NULL,568,NULL,NULL);
INSERT INTO "deliveries" VALUES(434,'eve:10:5200000002:2:0','eve',1,5200000002,10,2,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.029898',NULL,569,NULL,NULL);
INSERT INTO "deliveries" VALUES(435,'eve:10:5200000003:3:0','eve',1,5200000003,10,3,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.062797',NULL,570,NULL,NULL);
INSERT INTO "deliveries" VALUES(436,'eve:10:5200000004:4:0','eve',1,5200000004,10,4,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.096695',NULL,571,NULL,NULL);
INSERT INTO "deliveries" VALUES(437,'eve:10:5200000005:5:0','eve',1,5200000005,10,5,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.131593',NULL,572,NULL,NULL);
INSERT INTO "deliveries" VALUES(438,'eve:10:5200000006:6:0','eve',1,5200000006,10,6,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.164492',NULL,573,NULL,NULL);
INSERT INTO "deliveries" VALUES(439,'eve:10:5200000007:7:0','eve',1,5200000007,10,7,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.198390',NULL,574,NULL,NULL);
INSERT INTO "deliveries" VALUES(440,'eve:10:5200000008:8:0','eve',1,5200000008,10,8,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.233288',NULL,575,NULL,NULL);
INSERT INTO "deliveries" VALUES(441,'eve:10:5200000011:11:0','eve',1,5200000011,10,11,'{}','2025-10-09 06:00:00.000000',NULL,0,'2025-10-09 06:00:00.266187',NULL,576,NULL,NULL);
INSERT INTO "deliveries" VALUES(442,'checkin-card:10:group:0:0','checkin-card',1,NULL,10,NULL,'{}','2025-10-10 05:30:00.000000',NULL,0,'2025-10-10 05:30:00.029898',NULL,61,NULL,'2025-10-10 09:20:00.164492');
INSERT INTO "deliveries" VALUES(443,'host-card:10:5200000001:1:0','host-card',1,5200000001,10,1,'{}','2025-10-10 05:30:00.000000',NULL,0,'2025-10-10 05:30:00.000000',NULL,577,NULL,'2025-10-10 09:20:00.062797');
INSERT INTO "deliveries" VALUES(444,'ballot:10:5200000001:1:','ballot',1,5200000001,10,1,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.096695',NULL,593,NULL,NULL);
INSERT INTO "deliveries" VALUES(445,'ballot:10:5200000002:2:','ballot',1,5200000002,10,2,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.131593',NULL,594,NULL,NULL);
INSERT INTO "deliveries" VALUES(446,'ballot:10:5200000003:3:','ballot',1,5200000003,10,3,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.198390',NULL,595,NULL,NULL);
INSERT INTO "deliveries" VALUES(447,'ballot:10:5200000004:4:','ballot',1,5200000004,10,4,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.233288',NULL,596,NULL,NULL);
INSERT INTO "deliveries" VALUES(448,'ballot:10:5200000005:5:','ballot',1,5200000005,10,5,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.266187',NULL,597,NULL,NULL);
INSERT INTO "deliveries" VALUES(449,'ballot:10:5200000006:6:','ballot',1,5200000006,10,6,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.300085',NULL,598,NULL,NULL);
INSERT INTO "deliveries" VALUES(450,'ballot:10:5200000011:11:','ballot',1,5200000011,10,11,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:00.334983',NULL,599,NULL,NULL);
INSERT INTO "deliveries" VALUES(451,'ballot-open:10:group:0:','ballot-open',1,NULL,10,NULL,'{}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:03.214492',NULL,62,NULL,'2025-10-11 09:20:00.000000');
INSERT INTO "deliveries" VALUES(452,'makeup-task:10:5200000007:7:','makeup-task',1,5200000007,10,7,'{"makeup": 24}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:03.244390',NULL,600,NULL,NULL);
INSERT INTO "deliveries" VALUES(453,'makeup-task:10:5200000008:8:','makeup-task',1,5200000008,10,8,'{"makeup": 25}','2025-10-10 09:20:00.000000',NULL,0,'2025-10-10 09:20:03.277289',NULL,601,NULL,NULL);
INSERT INTO "deliveries" VALUES(454,'ballot-reminder:10:5200000011:11:1','ballot-reminder',1,5200000011,10,11,'{}','2025-10-10 11:20:00.000000',NULL,0,'2025-10-10 11:20:00.000000',NULL,602,NULL,NULL);
INSERT INTO "deliveries" VALUES(455,'ballot-reminder:10:5200000011:11:2','ballot-reminder',1,5200000011,10,11,'{}','2025-10-11 05:20:00.000000',NULL,0,'2025-10-11 05:20:00.000000',NULL,603,NULL,NULL);
INSERT INTO "deliveries" VALUES(456,'ballot-result:10:group:0:','ballot-result',1,NULL,10,NULL,'{}','2025-10-11 09:20:00.000000',NULL,0,'2025-10-11 09:20:03.050000',NULL,63,NULL,NULL);
INSERT INTO "deliveries" VALUES(457,'makeup-nudge:10:5200000007:7:1760174400','makeup-nudge',1,5200000007,10,7,'{"makeup": 24}','2025-10-11 09:20:00.000000',NULL,0,'2025-10-11 09:20:00.029898',NULL,604,NULL,NULL);
INSERT INTO "deliveries" VALUES(458,'makeup-nudge:10:5200000008:8:1760174400','makeup-nudge',1,5200000008,10,8,'{"makeup": 25}','2025-10-11 09:20:00.000000',NULL,0,'2025-10-11 09:20:00.062797',NULL,605,NULL,NULL);
INSERT INTO "deliveries" VALUES(459,'makeup-review:10:5200000002:8:25-1760260810','makeup-review',1,5200000002,10,8,'{"makeup": 25, "stamp": 1760260810}','2025-10-12 09:20:10.093576',NULL,0,'2025-10-12 09:20:10.093576',NULL,606,NULL,NULL);
INSERT INTO "deliveries" VALUES(460,'makeup-nudge:10:5200000007:7:1760347200','makeup-nudge',1,5200000007,10,7,'{"makeup": 24}','2025-10-13 09:20:00.000000',NULL,0,'2025-10-13 09:20:00.000000',NULL,607,NULL,NULL);
INSERT INTO "deliveries" VALUES(461,'makeup-nudge:10:5200000007:7:1760606400','makeup-nudge',1,5200000007,10,7,'{"makeup": 24}','2025-10-16 09:20:00.000000',NULL,0,'2025-10-16 09:20:00.000000',NULL,608,NULL,NULL);
INSERT INTO "deliveries" VALUES(462,'makeup-overdue:10:5200000002:2:1760692800','makeup-overdue',1,5200000002,10,2,'{}','2025-10-17 09:20:00.000000',NULL,0,'2025-10-17 09:20:00.000000',NULL,609,NULL,NULL);
INSERT INTO "deliveries" VALUES(463,'notice:11:group:0:','notice',1,NULL,11,NULL,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.028898',NULL,64,NULL,NULL);
INSERT INTO "deliveries" VALUES(464,'notice-copy:11:5200000001:1:','notice-copy',1,5200000001,11,1,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.029898',NULL,610,NULL,NULL);
INSERT INTO "deliveries" VALUES(465,'notice-copy:11:5200000002:2:','notice-copy',1,5200000002,11,2,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.062797',NULL,611,NULL,NULL);
INSERT INTO "deliveries" VALUES(466,'notice-copy:11:5200000003:3:','notice-copy',1,5200000003,11,3,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.096695',NULL,612,NULL,NULL);
INSERT INTO "deliveries" VALUES(467,'notice-copy:11:5200000004:4:','notice-copy',1,5200000004,11,4,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.131593',NULL,613,NULL,NULL);
INSERT INTO "deliveries" VALUES(468,'notice-copy:11:5200000005:5:','notice-copy',1,5200000005,11,5,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.164492',NULL,614,NULL,NULL);
INSERT INTO "deliveries" VALUES(469,'notice-copy:11:5200000006:6:','notice-copy',1,5200000006,11,6,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.198390',NULL,615,NULL,NULL);
INSERT INTO "deliveries" VALUES(470,'notice-copy:11:5200000007:7:','notice-copy',1,5200000007,11,7,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.233288',NULL,616,NULL,NULL);
INSERT INTO "deliveries" VALUES(471,'notice-copy:11:5200000008:8:','notice-copy',1,5200000008,11,8,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.266187',NULL,617,NULL,NULL);
INSERT INTO "deliveries" VALUES(472,'notice-copy:11:5200000011:11:','notice-copy',1,5200000011,11,11,'{}','2025-11-02 01:00:00.000000',NULL,0,'2025-11-02 01:00:00.300085',NULL,618,NULL,NULL);
INSERT INTO "deliveries" VALUES(473,'eve:11:5200000001:1:0','eve',1,5200000001,11,1,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.029898',NULL,620,NULL,NULL);
INSERT INTO "deliveries" VALUES(474,'eve:11:5200000002:2:0','eve',1,5200000002,11,2,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.029898',NULL,619,NULL,NULL);
INSERT INTO "deliveries" VALUES(475,'eve:11:5200000003:3:0','eve',1,5200000003,11,3,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.062797',NULL,621,NULL,NULL);
INSERT INTO "deliveries" VALUES(476,'eve:11:5200000004:4:0','eve',1,5200000004,11,4,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.096695',NULL,622,NULL,NULL);
INSERT INTO "deliveries" VALUES(477,'eve:11:5200000005:5:0','eve',1,5200000005,11,5,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.131593',NULL,623,NULL,NULL);
INSERT INTO "deliveries" VALUES(478,'eve:11:5200000006:6:0','eve',1,5200000006,11,6,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.198390',NULL,624,NULL,NULL);
INSERT INTO "deliveries" VALUES(479,'eve:11:5200000007:7:0','eve',1,5200000007,11,7,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.233288',NULL,625,NULL,NULL);
INSERT INTO "deliveries" VALUES(480,'eve:11:5200000008:8:0','eve',1,5200000008,11,8,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.233288',NULL,626,NULL,NULL);
INSERT INTO "deliveries" VALUES(481,'eve:11:5200000011:11:0','eve',1,5200000011,11,11,'{}','2025-11-06 06:00:00.000000',NULL,0,'2025-11-06 06:00:00.266187',NULL,627,NULL,NULL);
INSERT INTO "deliveries" VALUES(482,'checkin-card:11:group:0:0','checkin-card',1,NULL,11,NULL,'{}','2025-11-07 05:30:00.000000',NULL,0,'2025-11-07 05:30:00.029898',NULL,66,NULL,'2025-11-07 09:20:00.198390');
INSERT INTO "deliveries" VALUES(483,'host-card:11:5200000001:1:0','host-card',1,5200000001,11,1,'{}','2025-11-07 05:30:00.000000',NULL,0,'2025-11-07 05:30:00.000000',NULL,628,NULL,'2025-11-07 09:20:00.062797');
INSERT INTO "deliveries" VALUES(484,'ballot:11:5200000001:1:','ballot',1,5200000001,11,1,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.096695',NULL,646,NULL,NULL);
INSERT INTO "deliveries" VALUES(485,'ballot:11:5200000002:2:','ballot',1,5200000002,11,2,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.131593',NULL,647,NULL,NULL);
INSERT INTO "deliveries" VALUES(486,'ballot:11:5200000003:3:','ballot',1,5200000003,11,3,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.164492',NULL,648,NULL,NULL);
INSERT INTO "deliveries" VALUES(487,'ballot:11:5200000004:4:','ballot',1,5200000004,11,4,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.233288',NULL,649,NULL,NULL);
INSERT INTO "deliveries" VALUES(488,'ballot:11:5200000005:5:','ballot',1,5200000005,11,5,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.266187',NULL,650,NULL,NULL);
INSERT INTO "deliveries" VALUES(489,'ballot:11:5200000006:6:','ballot',1,5200000006,11,6,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.300085',NULL,651,NULL,NULL);
INSERT INTO "deliveries" VALUES(490,'ballot:11:5200000007:7:','ballot',1,5200000007,11,7,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.334983',NULL,652,NULL,NULL);
INSERT INTO "deliveries" VALUES(491,'ballot:11:5200000011:11:','ballot',1,5200000011,11,11,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:00.367882',NULL,653,NULL,NULL);
INSERT INTO "deliveries" VALUES(492,'ballot-open:11:group:0:','ballot-open',1,NULL,11,NULL,'{}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:03.248390',NULL,67,NULL,'2025-11-08 09:20:00.000000');
INSERT INTO "deliveries" VALUES(493,'makeup-task:11:5200000008:8:','makeup-task',1,5200000008,11,8,'{"makeup": 28}','2025-11-07 09:20:00.000000',NULL,0,'2025-11-07 09:20:03.278288',NULL,654,NULL,NULL);
INSERT INTO "deliveries" VALUES(494,'ballot-reminder:11:5200000007:7:1','ballot-reminder',1,5200000007,11,7,'{}','2025-11-07 11:20:00.000000',NULL,0,'2025-11-07 11:20:00.029898',NULL,656,NULL,NULL);
INSERT INTO "deliveries" VALUES(495,'ballot-reminder:11:5200000011:11:1','ballot-reminder',1,5200000011,11,11,'{}','2025-11-07 11:20:00.000000',NULL,0,'2025-11-07 11:20:00.029898',NULL,655,NULL,NULL);
INSERT INTO "deliveries" VALUES(496,'ballot-reminder:11:5200000007:7:2','ballot-reminder',1,5200000007,11,7,'{}','2025-11-08 05:20:00.000000',NULL,0,'2025-11-08 05:20:00.029898',NULL,658,NULL,NULL);
INSERT INTO "deliveries" VALUES(497,'ballot-reminder:11:5200000011:11:2','ballot-reminder',1,5200000011,11,11,'{}','2025-11-08 05:20:00.000000',NULL,0,'2025-11-08 05:20:00.029898',NULL,657,NULL,NULL);
INSERT INTO "deliveries" VALUES(498,'ballot-result:11:group:0:','ballot-result',1,NULL,11,NULL,'{}','2025-11-08 09:20:00.000000',NULL,0,'2025-11-08 09:20:03.050000',NULL,68,NULL,NULL);
INSERT INTO "deliveries" VALUES(499,'makeup-nudge:11:5200000008:8:1762593600','makeup-nudge',1,5200000008,11,8,'{"makeup": 28}','2025-11-08 09:20:00.000000',NULL,0,'2025-11-08 09:20:00.029898',NULL,659,NULL,NULL);
INSERT INTO "deliveries" VALUES(500,'makeup-review:11:5200000002:8:28-1762680010','makeup-review',1,5200000002,11,8,'{"makeup": 28, "stamp": 1762680010}','2025-11-09 09:20:10.093576',NULL,0,'2025-11-09 09:20:10.123474',NULL,661,NULL,NULL);
INSERT INTO "deliveries" VALUES(501,'makeup-answer:11:5200000008:8:28-1762680010-accepted','makeup-answer',1,5200000008,11,8,'{"makeup": 28, "state": "accepted", "stamp": 1762680010}','2025-11-09 09:20:10.093576',NULL,0,'2025-11-09 09:20:10.093576',NULL,660,NULL,NULL);
INSERT INTO "deliveries" VALUES(502,'makeup-overdue:11:5200000002:2:1763112000','makeup-overdue',1,5200000002,11,2,'{}','2025-11-14 09:20:00.000000',NULL,0,'2025-11-14 09:20:00.000000',NULL,662,NULL,NULL);
INSERT INTO "deliveries" VALUES(503,'notice:12:group:0:','notice',1,NULL,12,NULL,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.029898',NULL,69,NULL,NULL);
INSERT INTO "deliveries" VALUES(504,'notice-copy:12:5200000001:1:','notice-copy',1,5200000001,12,1,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.062797',NULL,663,NULL,NULL);
INSERT INTO "deliveries" VALUES(505,'notice-copy:12:5200000002:2:','notice-copy',1,5200000002,12,2,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.096695',NULL,664,NULL,NULL);
INSERT INTO "deliveries" VALUES(506,'notice-copy:12:5200000003:3:','notice-copy',1,5200000003,12,3,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.131593',NULL,665,NULL,NULL);
INSERT INTO "deliveries" VALUES(507,'notice-copy:12:5200000004:4:','notice-copy',1,5200000004,12,4,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.131593',NULL,666,NULL,NULL);
INSERT INTO "deliveries" VALUES(508,'notice-copy:12:5200000005:5:','notice-copy',1,5200000005,12,5,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.198390',NULL,667,NULL,NULL);
INSERT INTO "deliveries" VALUES(509,'notice-copy:12:5200000006:6:','notice-copy',1,5200000006,12,6,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.198390',NULL,668,NULL,NULL);
INSERT INTO "deliveries" VALUES(510,'notice-copy:12:5200000007:7:','notice-copy',1,5200000007,12,7,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.233288',NULL,669,NULL,NULL);
INSERT INTO "deliveries" VALUES(511,'notice-copy:12:5200000008:8:','notice-copy',1,5200000008,12,8,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.266187',NULL,670,NULL,NULL);
INSERT INTO "deliveries" VALUES(512,'notice-copy:12:5200000011:11:','notice-copy',1,5200000011,12,11,'{}','2025-11-30 01:00:00.000000',NULL,0,'2025-11-30 01:00:00.300085',NULL,671,NULL,NULL);
INSERT INTO "deliveries" VALUES(513,'eve:12:5200000001:1:0','eve',1,5200000001,12,1,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.029898',NULL,673,NULL,NULL);
INSERT INTO "deliveries" VALUES(514,'eve:12:5200000002:2:0','eve',1,5200000002,12,2,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.029898',NULL,672,NULL,NULL);
INSERT INTO "deliveries" VALUES(515,'eve:12:5200000003:3:0','eve',1,5200000003,12,3,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.062797',NULL,674,NULL,NULL);
INSERT INTO "deliveries" VALUES(516,'eve:12:5200000004:4:0','eve',1,5200000004,12,4,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.096695',NULL,675,NULL,NULL);
INSERT INTO "deliveries" VALUES(517,'eve:12:5200000005:5:0','eve',1,5200000005,12,5,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.131593',NULL,676,NULL,NULL);
INSERT INTO "deliveries" VALUES(518,'eve:12:5200000006:6:0','eve',1,5200000006,12,6,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.164492',NULL,677,NULL,NULL);
INSERT INTO "deliveries" VALUES(519,'eve:12:5200000007:7:0','eve',1,5200000007,12,7,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.198390',NULL,678,NULL,NULL);
INSERT INTO "deliveries" VALUES(520,'eve:12:5200000008:8:0','eve',1,5200000008,12,8,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.233288',NULL,679,NULL,NULL);
INSERT INTO "deliveries" VALUES(521,'eve:12:5200000011:11:0','eve',1,5200000011,12,11,'{}','2025-12-04 06:00:00.000000',NULL,0,'2025-12-04 06:00:00.266187',NULL,680,NULL,NULL);
INSERT INTO "deliveries" VALUES(522,'checkin-card:12:group:0:0','checkin-card',1,NULL,12,NULL,'{}','2025-12-05 05:30:00.000000',NULL,0,'2025-12-05 05:30:00.029898',NULL,71,NULL,'2025-12-05 09:20:00.233288');
INSERT INTO "deliveries" VALUES(523,'host-card:12:5200000001:1:0','host-card',1,5200000001,12,1,'{}','2025-12-05 05:30:00.000000',NULL,0,'2025-12-05 05:30:00.000000',NULL,681,NULL,'2025-12-05 09:20:00.062797');
INSERT INTO "deliveries" VALUES(524,'ballot:12:5200000001:1:','ballot',1,5200000001,12,1,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.096695',NULL,697,NULL,NULL);
INSERT INTO "deliveries" VALUES(525,'ballot:12:5200000002:2:','ballot',1,5200000002,12,2,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.131593',NULL,698,NULL,NULL);
INSERT INTO "deliveries" VALUES(526,'ballot:12:5200000003:3:','ballot',1,5200000003,12,3,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.164492',NULL,699,NULL,NULL);
INSERT INTO "deliveries" VALUES(527,'ballot:12:5200000005:5:','ballot',1,5200000005,12,5,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.198390',NULL,700,NULL,NULL);
INSERT INTO "deliveries" VALUES(528,'ballot:12:5200000006:6:','ballot',1,5200000006,12,6,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.266187',NULL,701,NULL,NULL);
INSERT INTO "deliveries" VALUES(529,'ballot:12:5200000007:7:','ballot',1,5200000007,12,7,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.300085',NULL,702,NULL,NULL);
INSERT INTO "deliveries" VALUES(530,'ballot:12:5200000011:11:','ballot',1,5200000011,12,11,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:00.334983',NULL,703,NULL,NULL);
INSERT INTO "deliveries" VALUES(531,'ballot-open:12:group:0:','ballot-open',1,NULL,12,NULL,'{}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:03.283288',NULL,72,NULL,'2025-12-05 09:20:08.999575');
INSERT INTO "deliveries" VALUES(532,'makeup-task:12:5200000004:4:','makeup-task',1,5200000004,12,4,'{"makeup": 31}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:03.313186',NULL,704,NULL,NULL);
INSERT INTO "deliveries" VALUES(533,'makeup-task:12:5200000008:8:','makeup-task',1,5200000008,12,8,'{"makeup": 32}','2025-12-05 09:20:00.000000',NULL,0,'2025-12-05 09:20:03.346085',NULL,705,NULL,NULL);
CREATE TABLE duties (
	id INTEGER NOT NULL, 
	"key" VARCHAR(100) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	branch_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	person_id INTEGER, 
	owner VARCHAR(20) NOT NULL, 
	due_at DATETIME NOT NULL, 
	next_at DATETIME, 
	done_at DATETIME, 
	outcome VARCHAR(10), 
	failures INTEGER NOT NULL, 
	CONSTRAINT pk_duties PRIMARY KEY (id), 
	CONSTRAINT fk_duties_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_duties_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_duties_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_duties_key UNIQUE ("key")
);
INSERT INTO "duties" VALUES(1,'month-proposal:a1:0:','month-proposal',1,1,NULL,'secretary','2024-12-26 01:00:00.000000',NULL,'2024-12-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(2,'month-open:a1:0:2025-01-20','month-open',1,1,NULL,'secretary','2025-01-20 01:00:00.000000',NULL,'2024-12-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(3,'month-open:a1:0:2025-01-25','month-open',1,1,NULL,'secretary','2025-01-25 01:00:00.000000',NULL,'2024-12-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(4,'month-proposal:a2:0:','month-proposal',1,2,NULL,'secretary','2025-01-30 01:00:00.000000',NULL,'2025-01-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(5,'month-open:a2:0:2025-02-20','month-open',1,2,NULL,'secretary','2025-02-20 01:00:00.000000',NULL,'2025-01-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(6,'month-open:a2:0:2025-02-25','month-open',1,2,NULL,'secretary','2025-02-25 01:00:00.000000',NULL,'2025-01-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(7,'month-proposal:a3:0:','month-proposal',1,3,NULL,'secretary','2025-02-27 01:00:00.000000',NULL,'2025-02-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(8,'month-open:a3:0:2025-03-20','month-open',1,3,NULL,'secretary','2025-03-20 01:00:00.000000',NULL,'2025-02-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(9,'month-open:a3:0:2025-03-25','month-open',1,3,NULL,'secretary','2025-03-25 01:00:00.000000',NULL,'2025-02-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(10,'month-proposal:a4:0:','month-proposal',1,4,NULL,'secretary','2025-03-30 01:00:00.000000',NULL,'2025-03-30 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(11,'month-open:a4:0:2025-04-20','month-open',1,4,NULL,'secretary','2025-04-20 01:00:00.000000',NULL,'2025-03-30 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(12,'month-open:a4:0:2025-04-25','month-open',1,4,NULL,'secretary','2025-04-25 01:00:00.000000',NULL,'2025-03-30 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(13,'month-proposal:a5:0:','month-proposal',1,5,NULL,'secretary','2025-04-28 01:00:00.000000',NULL,'2025-04-27 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(14,'month-open:a5:0:2025-05-20','month-open',1,5,NULL,'secretary','2025-05-20 01:00:00.000000',NULL,'2025-04-27 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(15,'month-open:a5:0:2025-05-25','month-open',1,5,NULL,'secretary','2025-05-25 01:00:00.000000',NULL,'2025-04-27 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(16,'month-proposal:a6:0:','month-proposal',1,6,NULL,'secretary','2025-05-29 01:00:00.000000',NULL,'2025-05-25 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(17,'month-open:a6:0:2025-06-20','month-open',1,6,NULL,'secretary','2025-06-20 01:00:00.000000',NULL,'2025-05-25 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(18,'month-open:a6:0:2025-06-25','month-open',1,6,NULL,'secretary','2025-06-25 01:00:00.000000',NULL,'2025-05-25 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(19,'month-proposal:a7:0:','month-proposal',1,7,NULL,'secretary','2025-06-26 01:00:00.000000',NULL,'2025-06-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(20,'month-open:a7:0:2025-07-20','month-open',1,7,NULL,'secretary','2025-07-20 01:00:00.000000',NULL,'2025-06-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(21,'month-open:a7:0:2025-07-25','month-open',1,7,NULL,'secretary','2025-07-25 01:00:00.000000',NULL,'2025-06-22 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(22,'month-proposal:a8:0:','month-proposal',1,8,NULL,'secretary','2025-07-24 01:00:00.000000',NULL,'2025-07-20 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(23,'month-open:a8:0:2025-08-20','month-open',1,8,NULL,'secretary','2025-08-20 01:00:00.000000',NULL,'2025-07-20 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(24,'month-open:a8:0:2025-08-25','month-open',1,8,NULL,'secretary','2025-08-25 01:00:00.000000',NULL,'2025-07-20 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(25,'month-proposal:a9:0:','month-proposal',1,9,NULL,'secretary','2025-08-28 01:00:00.000000',NULL,'2025-08-24 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(26,'month-open:a9:0:2025-09-20','month-open',1,9,NULL,'secretary','2025-09-20 01:00:00.000000',NULL,'2025-08-24 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(27,'month-open:a9:0:2025-09-25','month-open',1,9,NULL,'secretary','2025-09-25 01:00:00.000000',NULL,'2025-08-24 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(28,'month-proposal:a10:0:','month-proposal',1,10,NULL,'secretary','2025-10-01 01:00:00.000000',NULL,'2025-09-28 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(29,'month-open:a10:0:2025-10-20','month-open',1,10,NULL,'secretary','2025-10-20 01:00:00.000000',NULL,'2025-09-28 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(30,'month-open:a10:0:2025-10-25','month-open',1,10,NULL,'secretary','2025-10-25 01:00:00.000000',NULL,'2025-09-28 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(31,'month-proposal:a11:0:','month-proposal',1,11,NULL,'secretary','2025-10-30 01:00:00.000000',NULL,'2025-10-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(32,'month-open:a11:0:2025-11-20','month-open',1,11,NULL,'secretary','2025-11-20 01:00:00.000000',NULL,'2025-10-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(33,'month-open:a11:0:2025-11-25','month-open',1,11,NULL,'secretary','2025-11-25 01:00:00.000000',NULL,'2025-10-26 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(34,'month-proposal:a12:0:','month-proposal',1,12,NULL,'secretary','2025-11-27 01:00:00.000000',NULL,'2025-11-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(35,'month-open:a12:0:2025-12-20','month-open',1,12,NULL,'secretary','2025-12-20 01:00:00.000000',NULL,'2025-11-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(36,'month-open:a12:0:2025-12-25','month-open',1,12,NULL,'secretary','2025-12-25 01:00:00.000000',NULL,'2025-11-23 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(37,'notice:a1:0:','notice',1,1,NULL,'secretary','2024-12-29 06:00:00.000000',NULL,'2024-12-29 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(38,'forecast:a1:0:','forecast',1,1,NULL,'secretary','2024-12-31 06:00:00.000000',NULL,'2024-12-31 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(39,'eve:a1:0:','eve',1,1,NULL,'secretary','2025-01-02 06:00:00.000000',NULL,'2025-01-02 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(40,'opening:a1:0:','opening',1,1,NULL,'host','2025-01-03 05:30:00.000000',NULL,'2025-01-03 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(41,'ending:a1:0:','ending',1,1,NULL,'host','2025-01-03 10:00:00.000000',NULL,'2025-01-03 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(42,'call:a1:10:','call',1,1,10,'organisation','2025-01-03 06:00:00.000000',NULL,'2025-01-03 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(43,'ballot-closing:a1:0:','ballot-closing',1,1,NULL,'host','2025-01-04 09:20:00.000000',NULL,'2025-01-04 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(44,'ballot-reminder:a1:0:1','ballot-reminder',1,1,NULL,'host','2025-01-03 11:20:00.000000',NULL,'2025-01-03 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(45,'ballot-reminder:a1:0:2','ballot-reminder',1,1,NULL,'host','2025-01-04 05:20:00.000000',NULL,'2025-01-04 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(46,'makeup:a1:4:','makeup',1,1,4,'organisation','2025-01-10 09:20:00.000000',NULL,'2025-01-05 09:20:10.195271','done',0);
INSERT INTO "duties" VALUES(47,'makeup:a1:10:','makeup',1,1,10,'organisation','2025-01-10 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(48,'contact:a1:10:','contact',1,1,10,'organisation','2025-01-05 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(49,'notice:a2:0:','notice',1,2,NULL,'secretary','2025-02-02 06:00:00.000000',NULL,'2025-02-02 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(50,'forecast:a2:0:','forecast',1,2,NULL,'secretary','2025-02-04 06:00:00.000000',NULL,'2025-02-04 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(51,'eve:a2:0:','eve',1,2,NULL,'secretary','2025-02-06 06:00:00.000000',NULL,'2025-02-06 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(52,'opening:a2:0:','opening',1,2,NULL,'host','2025-02-07 05:30:00.000000',NULL,'2025-02-07 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(53,'ending:a2:0:','ending',1,2,NULL,'host','2025-02-07 10:00:00.000000',NULL,'2025-02-07 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(54,'call:a2:10:','call',1,2,10,'organisation','2025-02-07 06:00:00.000000',NULL,'2025-02-07 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(55,'ballot-closing:a2:0:','ballot-closing',1,2,NULL,'host','2025-02-08 09:20:00.000000',NULL,'2025-02-08 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(56,'ballot-reminder:a2:0:1','ballot-reminder',1,2,NULL,'host','2025-02-07 11:20:00.000000',NULL,'2025-02-07 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(57,'ballot-reminder:a2:0:2','ballot-reminder',1,2,NULL,'host','2025-02-08 05:20:00.000000',NULL,'2025-02-08 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(58,'makeup:a2:4:','makeup',1,2,4,'organisation','2025-02-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(59,'makeup:a2:7:','makeup',1,2,7,'organisation','2025-02-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(60,'makeup:a2:10:','makeup',1,2,10,'organisation','2025-02-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(61,'contact:a2:10:','contact',1,2,10,'organisation','2025-02-09 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(62,'notice:a3:0:','notice',1,3,NULL,'secretary','2025-03-02 06:00:00.000000',NULL,'2025-03-02 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(63,'forecast:a3:0:','forecast',1,3,NULL,'secretary','2025-03-04 06:00:00.000000',NULL,'2025-03-04 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(64,'eve:a3:0:','eve',1,3,NULL,'secretary','2025-03-06 06:00:00.000000',NULL,'2025-03-06 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(65,'opening:a3:0:','opening',1,3,NULL,'host','2025-03-07 05:30:00.000000',NULL,'2025-03-07 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(66,'ending:a3:0:','ending',1,3,NULL,'host','2025-03-07 10:00:00.000000',NULL,'2025-03-07 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(67,'call:a3:10:','call',1,3,10,'organisation','2025-03-07 06:00:00.000000',NULL,'2025-03-07 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(68,'ballot-closing:a3:0:','ballot-closing',1,3,NULL,'host','2025-03-08 09:20:00.000000',NULL,'2025-03-08 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(69,'ballot-reminder:a3:0:1','ballot-reminder',1,3,NULL,'host','2025-03-07 11:20:00.000000',NULL,'2025-03-07 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(70,'ballot-reminder:a3:0:2','ballot-reminder',1,3,NULL,'host','2025-03-08 05:20:00.000000',NULL,'2025-03-08 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(71,'makeup:a3:4:','makeup',1,3,4,'organisation','2025-03-14 09:20:00.000000',NULL,'2025-03-09 09:20:10.198269','done',0);
INSERT INTO "duties" VALUES(72,'makeup:a3:7:','makeup',1,3,7,'organisation','2025-03-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(73,'makeup:a3:8:','makeup',1,3,8,'organisation','2025-03-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(74,'makeup:a3:10:','makeup',1,3,10,'organisation','2025-03-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(75,'contact:a3:10:','contact',1,3,10,'organisation','2025-03-09 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(76,'notice:a4:0:','notice',1,4,NULL,'secretary','2025-04-06 06:00:00.000000',NULL,'2025-04-06 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(77,'forecast:a4:0:','forecast',1,4,NULL,'secretary','2025-04-08 06:00:00.000000',NULL,'2025-04-08 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(78,'eve:a4:0:','eve',1,4,NULL,'secretary','2025-04-10 06:00:00.000000',NULL,'2025-04-10 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(79,'opening:a4:0:','opening',1,4,NULL,'host','2025-04-11 05:30:00.000000',NULL,'2025-04-11 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(80,'ending:a4:0:','ending',1,4,NULL,'host','2025-04-11 10:00:00.000000',NULL,'2025-04-11 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(81,'leave-decision:a4:5:1','leave-decision',1,4,5,'organisation','2025-04-11 06:00:00.000000',NULL,'2025-03-30 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(82,'leave-decision:a4:7:2','leave-decision',1,4,7,'organisation','2025-04-11 06:00:00.000000',NULL,'2025-03-30 06:00:00.096695','done',0);
INSERT INTO "duties" VALUES(83,'call:a4:10:','call',1,4,10,'organisation','2025-04-11 06:00:00.000000',NULL,'2025-04-11 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(84,'ballot-closing:a4:0:','ballot-closing',1,4,NULL,'host','2025-04-12 09:20:00.000000',NULL,'2025-04-12 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(85,'ballot-reminder:a4:0:1','ballot-reminder',1,4,NULL,'host','2025-04-11 11:20:00.000000',NULL,'2025-04-11 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(86,'ballot-reminder:a4:0:2','ballot-reminder',1,4,NULL,'host','2025-04-12 05:20:00.000000',NULL,'2025-04-12 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(87,'makeup:a4:8:','makeup',1,4,8,'organisation','2025-04-18 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(88,'makeup:a4:10:','makeup',1,4,10,'organisation','2025-04-18 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(89,'contact:a4:10:','contact',1,4,10,'organisation','2025-04-13 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(90,'makeup:a4:5:','makeup',1,4,5,'organisation','2025-04-18 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(91,'notice:a5:0:','notice',1,5,NULL,'secretary','2025-05-04 06:00:00.000000',NULL,'2025-05-04 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(92,'forecast:a5:0:','forecast',1,5,NULL,'secretary','2025-05-13 06:00:00.000000',NULL,'2025-05-13 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(93,'eve:a5:0:','eve',1,5,NULL,'secretary','2025-05-15 06:00:00.000000',NULL,'2025-05-15 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(94,'opening:a5:0:','opening',1,5,NULL,'host','2025-05-16 05:30:00.000000',NULL,'2025-05-16 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(95,'ending:a5:0:','ending',1,5,NULL,'host','2025-05-16 09:30:00.000000',NULL,'2025-05-16 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(96,'call:a5:10:','call',1,5,10,'organisation','2025-05-16 06:00:00.000000',NULL,'2025-05-16 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(97,'change-report:a5:0:1','change-report',1,5,NULL,'secretary','2025-05-05 06:00:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(98,'ballot-closing:a5:0:','ballot-closing',1,5,NULL,'host','2025-05-17 09:20:00.000000',NULL,'2025-05-17 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(99,'ballot-reminder:a5:0:1','ballot-reminder',1,5,NULL,'host','2025-05-16 11:20:00.000000',NULL,'2025-05-16 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(100,'ballot-reminder:a5:0:2','ballot-reminder',1,5,NULL,'host','2025-05-17 05:20:00.000000',NULL,'2025-05-17 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(101,'makeup:a5:10:','makeup',1,5,10,'organisation','2025-05-23 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(102,'contact:a5:10:','contact',1,5,10,'organisation','2025-05-18 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(103,'notice:a6:0:','notice',1,6,NULL,'secretary','2025-06-01 06:00:00.000000',NULL,'2025-06-01 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(104,'forecast:a6:0:','forecast',1,6,NULL,'secretary','2025-06-03 06:00:00.000000',NULL,'2025-06-03 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(105,'eve:a6:0:','eve',1,6,NULL,'secretary','2025-06-05 06:00:00.000000',NULL,'2025-06-05 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(106,'opening:a6:0:','opening',1,6,NULL,'host','2025-06-06 05:30:00.000000',NULL,'2025-06-06 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(107,'ending:a6:0:','ending',1,6,NULL,'host','2025-06-06 10:00:00.000000',NULL,'2025-06-06 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(108,'call:a6:10:','call',1,6,10,'organisation','2025-06-06 06:00:00.000000',NULL,'2025-06-06 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(109,'ballot-closing:a6:0:','ballot-closing',1,6,NULL,'host','2025-06-07 09:20:00.000000',NULL,'2025-06-07 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(110,'ballot-reminder:a6:0:1','ballot-reminder',1,6,NULL,'host','2025-06-06 11:20:00.000000',NULL,'2025-06-06 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(111,'ballot-reminder:a6:0:2','ballot-reminder',1,6,NULL,'host','2025-06-07 05:20:00.000000',NULL,'2025-06-07 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(112,'makeup:a6:8:','makeup',1,6,8,'organisation','2025-06-13 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(113,'makeup:a6:9:','makeup',1,6,9,'organisation','2025-06-13 09:20:00.000000',NULL,'2025-08-03 09:20:10.093576','dropped',0);
INSERT INTO "duties" VALUES(114,'makeup:a6:10:','makeup',1,6,10,'organisation','2025-06-13 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(115,'contact:a6:10:','contact',1,6,10,'organisation','2025-06-08 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(116,'notice:a7:0:','notice',1,7,NULL,'secretary','2025-06-29 06:00:00.000000',NULL,'2025-06-29 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(117,'forecast:a7:0:','forecast',1,7,NULL,'secretary','2025-07-01 06:00:00.000000',NULL,'2025-07-01 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(118,'eve:a7:0:','eve',1,7,NULL,'secretary','2025-07-03 06:00:00.000000',NULL,'2025-07-03 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(119,'opening:a7:0:','opening',1,7,NULL,'host','2025-07-04 05:30:00.000000',NULL,'2025-07-04 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(120,'ending:a7:0:','ending',1,7,NULL,'host','2025-07-04 10:00:00.000000',NULL,'2025-07-04 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(121,'call:a7:10:','call',1,7,10,'organisation','2025-07-04 06:00:00.000000',NULL,'2025-07-04 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(122,'ballot-closing:a7:0:','ballot-closing',1,7,NULL,'host','2025-07-05 09:20:00.000000',NULL,'2025-07-05 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(123,'ballot-reminder:a7:0:1','ballot-reminder',1,7,NULL,'host','2025-07-04 11:20:00.000000',NULL,'2025-07-04 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(124,'ballot-reminder:a7:0:2','ballot-reminder',1,7,NULL,'host','2025-07-05 05:20:00.000000',NULL,'2025-07-05 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(125,'makeup:a7:4:','makeup',1,7,4,'organisation','2025-07-11 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(126,'makeup:a7:7:','makeup',1,7,7,'organisation','2025-07-11 09:20:10.193269',NULL,'2025-07-09 09:20:10.193269','done',0);
INSERT INTO "duties" VALUES(127,'makeup:a7:10:','makeup',1,7,10,'organisation','2025-07-11 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(128,'contact:a7:10:','contact',1,7,10,'organisation','2025-07-06 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(129,'notice:a8:0:','notice',1,8,NULL,'secretary','2025-07-27 06:00:00.000000',NULL,'2025-07-27 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(130,'forecast:a8:0:','forecast',1,8,NULL,'secretary','2025-07-29 06:00:00.000000',NULL,'2025-07-29 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(131,'eve:a8:0:','eve',1,8,NULL,'secretary','2025-07-31 06:00:00.000000',NULL,'2025-07-31 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(132,'opening:a8:0:','opening',1,8,NULL,'host','2025-08-01 05:30:00.000000',NULL,'2025-08-01 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(133,'ending:a8:0:','ending',1,8,NULL,'host','2025-08-01 10:00:00.000000',NULL,'2025-08-01 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(134,'call:a8:10:','call',1,8,10,'organisation','2025-08-01 06:00:00.000000',NULL,'2025-08-01 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(135,'ballot-closing:a8:0:','ballot-closing',1,8,NULL,'host','2025-08-02 09:20:00.000000',NULL,'2025-08-02 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(136,'ballot-reminder:a8:0:1','ballot-reminder',1,8,NULL,'host','2025-08-01 11:20:00.000000',NULL,'2025-08-01 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(137,'ballot-reminder:a8:0:2','ballot-reminder',1,8,NULL,'host','2025-08-02 05:20:00.000000',NULL,'2025-08-02 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(138,'makeup:a8:8:','makeup',1,8,8,'organisation','2025-08-08 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(139,'makeup:a8:10:','makeup',1,8,10,'organisation','2025-08-08 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(140,'contact:a8:10:','contact',1,8,10,'organisation','2025-08-03 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(141,'notice:a9:0:','notice',1,9,NULL,'secretary','2025-08-31 06:00:00.000000',NULL,'2025-08-31 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(142,'forecast:a9:0:','forecast',1,9,NULL,'secretary','2025-09-02 06:00:00.000000',NULL,'2025-09-02 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(143,'eve:a9:0:','eve',1,9,NULL,'secretary','2025-09-04 06:00:00.000000',NULL,'2025-09-04 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(144,'opening:a9:0:','opening',1,9,NULL,'host','2025-09-05 05:30:00.000000',NULL,'2025-09-05 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(145,'ending:a9:0:','ending',1,9,NULL,'host','2025-09-05 10:00:00.000000',NULL,'2025-09-05 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(146,'call:a9:10:','call',1,9,10,'organisation','2025-09-05 06:00:00.000000',NULL,'2025-09-05 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(147,'ballot-closing:a9:0:','ballot-closing',1,9,NULL,'host','2025-09-06 09:20:00.000000',NULL,'2025-09-06 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(148,'ballot-reminder:a9:0:1','ballot-reminder',1,9,NULL,'host','2025-09-05 11:20:00.000000',NULL,'2025-09-05 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(149,'ballot-reminder:a9:0:2','ballot-reminder',1,9,NULL,'host','2025-09-06 05:20:00.000000',NULL,'2025-09-06 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(150,'makeup:a9:8:','makeup',1,9,8,'organisation','2025-09-12 09:20:00.000000',NULL,'2025-09-07 09:20:10.128474','done',0);
INSERT INTO "duties" VALUES(151,'makeup:a9:10:','makeup',1,9,10,'organisation','2025-09-12 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(152,'contact:a9:10:','contact',1,9,10,'organisation','2025-09-07 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(153,'notice:a10:0:','notice',1,10,NULL,'secretary','2025-10-05 06:00:00.000000',NULL,'2025-10-05 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(154,'forecast:a10:0:','forecast',1,10,NULL,'secretary','2025-10-07 06:00:00.000000',NULL,'2025-10-07 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(155,'eve:a10:0:','eve',1,10,NULL,'secretary','2025-10-09 06:00:00.000000',NULL,'2025-10-09 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(156,'opening:a10:0:','opening',1,10,NULL,'host','2025-10-10 05:30:00.000000',NULL,'2025-10-10 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(157,'ending:a10:0:','ending',1,10,NULL,'host','2025-10-10 10:00:00.000000',NULL,'2025-10-10 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(158,'call:a10:10:','call',1,10,10,'organisation','2025-10-10 06:00:00.000000',NULL,'2025-10-10 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(159,'call:a10:12:','call',1,10,12,'organisation','2025-10-10 06:00:00.000000',NULL,'2025-10-10 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(160,'ballot-closing:a10:0:','ballot-closing',1,10,NULL,'host','2025-10-11 09:20:00.000000',NULL,'2025-10-11 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(161,'ballot-reminder:a10:0:1','ballot-reminder',1,10,NULL,'host','2025-10-10 11:20:00.000000',NULL,'2025-10-10 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(162,'ballot-reminder:a10:0:2','ballot-reminder',1,10,NULL,'host','2025-10-11 05:20:00.000000',NULL,'2025-10-11 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(163,'makeup:a10:7:','makeup',1,10,7,'organisation','2025-10-17 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(164,'makeup:a10:8:','makeup',1,10,8,'organisation','2025-10-17 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(165,'makeup:a10:10:','makeup',1,10,10,'organisation','2025-10-17 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(166,'contact:a10:10:','contact',1,10,10,'organisation','2025-10-12 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(167,'makeup:a10:12:','makeup',1,10,12,'organisation','2025-10-17 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(168,'contact:a10:12:','contact',1,10,12,'organisation','2025-10-12 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(169,'notice:a11:0:','notice',1,11,NULL,'secretary','2025-11-02 06:00:00.000000',NULL,'2025-11-02 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(170,'forecast:a11:0:','forecast',1,11,NULL,'secretary','2025-11-04 06:00:00.000000',NULL,'2025-11-04 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(171,'eve:a11:0:','eve',1,11,NULL,'secretary','2025-11-06 06:00:00.000000',NULL,'2025-11-06 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(172,'opening:a11:0:','opening',1,11,NULL,'host','2025-11-07 05:30:00.000000',NULL,'2025-11-07 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(173,'ending:a11:0:','ending',1,11,NULL,'host','2025-11-07 10:00:00.000000',NULL,'2025-11-07 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(174,'call:a11:10:','call',1,11,10,'organisation','2025-11-07 06:00:00.000000',NULL,'2025-11-07 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(175,'call:a11:12:','call',1,11,12,'organisation','2025-11-07 06:00:00.000000',NULL,'2025-11-07 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(176,'ballot-closing:a11:0:','ballot-closing',1,11,NULL,'host','2025-11-08 09:20:00.000000',NULL,'2025-11-08 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(177,'ballot-reminder:a11:0:1','ballot-reminder',1,11,NULL,'host','2025-11-07 11:20:00.000000',NULL,'2025-11-07 11:20:00.000000','done',0);
INSERT INTO "duties" VALUES(178,'ballot-reminder:a11:0:2','ballot-reminder',1,11,NULL,'host','2025-11-08 05:20:00.000000',NULL,'2025-11-08 05:20:00.000000','done',0);
INSERT INTO "duties" VALUES(179,'makeup:a11:8:','makeup',1,11,8,'organisation','2025-11-14 09:20:00.000000',NULL,'2025-11-09 09:20:10.093576','done',0);
INSERT INTO "duties" VALUES(180,'makeup:a11:10:','makeup',1,11,10,'organisation','2025-11-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(181,'contact:a11:10:','contact',1,11,10,'organisation','2025-11-09 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(182,'makeup:a11:12:','makeup',1,11,12,'organisation','2025-11-14 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(183,'contact:a11:12:','contact',1,11,12,'organisation','2025-11-09 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(184,'notice:a12:0:','notice',1,12,NULL,'secretary','2025-11-30 06:00:00.000000',NULL,'2025-11-30 01:00:00.000000','done',0);
INSERT INTO "duties" VALUES(185,'forecast:a12:0:','forecast',1,12,NULL,'secretary','2025-12-02 06:00:00.000000',NULL,'2025-12-02 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(186,'eve:a12:0:','eve',1,12,NULL,'secretary','2025-12-04 06:00:00.000000',NULL,'2025-12-04 06:00:00.000000','done',0);
INSERT INTO "duties" VALUES(187,'opening:a12:0:','opening',1,12,NULL,'host','2025-12-05 05:30:00.000000',NULL,'2025-12-05 05:30:00.000000','done',0);
INSERT INTO "duties" VALUES(188,'ending:a12:0:','ending',1,12,NULL,'host','2025-12-05 10:00:00.000000',NULL,'2025-12-05 09:20:00.000000','done',0);
INSERT INTO "duties" VALUES(189,'call:a12:10:','call',1,12,10,'organisation','2025-12-05 06:00:00.000000',NULL,'2025-12-05 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(190,'call:a12:12:','call',1,12,12,'organisation','2025-12-05 06:00:00.000000',NULL,'2025-12-05 09:20:00.000000','dropped',0);
INSERT INTO "duties" VALUES(191,'ballot-closing:a12:0:','ballot-closing',1,12,NULL,'host','2025-12-06 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(192,'ballot-reminder:a12:0:1','ballot-reminder',1,12,NULL,'host','2025-12-05 11:20:00.000000','2025-12-05 11:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(193,'ballot-reminder:a12:0:2','ballot-reminder',1,12,NULL,'host','2025-12-06 05:20:00.000000','2025-12-06 05:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(194,'makeup:a12:4:','makeup',1,12,4,'person','2025-12-12 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(195,'makeup:a12:8:','makeup',1,12,8,'person','2025-12-12 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(196,'makeup:a12:10:','makeup',1,12,10,'person','2025-12-12 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(197,'contact:a12:10:','contact',1,12,10,'organisation','2025-12-07 09:20:00.000000',NULL,NULL,NULL,0);
INSERT INTO "duties" VALUES(198,'makeup:a12:12:','makeup',1,12,12,'person','2025-12-12 09:20:00.000000','2025-12-06 09:20:00.000000',NULL,NULL,0);
INSERT INTO "duties" VALUES(199,'contact:a12:12:','contact',1,12,12,'organisation','2025-12-07 09:20:00.000000',NULL,NULL,NULL,0);
CREATE TABLE events (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	activity_id INTEGER, 
	person_id INTEGER, 
	by_id INTEGER, 
	kind VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	detail JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id), 
	CONSTRAINT fk_events_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_events_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_events_by_id FOREIGN KEY(by_id) REFERENCES people (id), 
	CONSTRAINT fk_events_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "events" VALUES(1,1,NULL,NULL,1,'plan-imported','2024-12-20 01:00:00.062797','{"year": 2025, "rows": 12, "kept": 0}');
INSERT INTO "events" VALUES(2,1,1,NULL,1,'arranged','2024-12-22 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(3,1,1,NULL,NULL,'announced','2024-12-29 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(4,1,1,NULL,NULL,'check-in-opened','2025-01-03 05:30:00.000000','{}');
INSERT INTO "events" VALUES(5,1,1,NULL,1,'ended','2025-01-03 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(6,1,1,4,NULL,'makeup-opened','2025-01-03 09:20:00.000000','{"makeup": 1, "cause": "absent"}');
INSERT INTO "events" VALUES(7,1,1,10,NULL,'makeup-opened','2025-01-03 09:20:00.000000','{"makeup": 2, "cause": "absent"}');
INSERT INTO "events" VALUES(8,1,1,4,4,'makeup-submitted','2025-01-05 09:20:10.195271','{"makeup": 1, "late": false}');
INSERT INTO "events" VALUES(9,1,1,4,2,'makeup-accepted','2025-01-05 09:20:10.195271','{"makeup": 1, "by_hand": false, "alone": false}');
INSERT INTO "events" VALUES(10,1,1,10,NULL,'makeup-overdue','2025-01-10 09:20:00.000000','{"makeup": 2}');
INSERT INTO "events" VALUES(11,1,2,NULL,1,'arranged','2025-01-26 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(12,1,2,NULL,NULL,'announced','2025-02-02 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(13,1,2,NULL,NULL,'check-in-opened','2025-02-07 05:30:00.000000','{}');
INSERT INTO "events" VALUES(14,1,2,NULL,1,'ended','2025-02-07 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(15,1,2,4,NULL,'makeup-opened','2025-02-07 09:20:00.000000','{"makeup": 3, "cause": "absent"}');
INSERT INTO "events" VALUES(16,1,2,7,NULL,'makeup-opened','2025-02-07 09:20:00.000000','{"makeup": 4, "cause": "absent"}');
INSERT INTO "events" VALUES(17,1,2,10,NULL,'makeup-opened','2025-02-07 09:20:00.000000','{"makeup": 5, "cause": "absent"}');
INSERT INTO "events" VALUES(18,1,2,4,4,'makeup-submitted','2025-02-09 09:20:10.230168','{"makeup": 3, "late": false}');
INSERT INTO "events" VALUES(19,1,2,7,NULL,'makeup-overdue','2025-02-14 09:20:00.000000','{"makeup": 4}');
INSERT INTO "events" VALUES(20,1,2,10,NULL,'makeup-overdue','2025-02-14 09:20:00.000000','{"makeup": 5}');
INSERT INTO "events" VALUES(21,1,3,NULL,1,'arranged','2025-02-23 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(22,1,3,NULL,NULL,'announced','2025-03-02 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(23,1,3,NULL,NULL,'check-in-opened','2025-03-07 05:30:00.000000','{}');
INSERT INTO "events" VALUES(24,1,3,NULL,1,'ended','2025-03-07 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(25,1,3,4,NULL,'makeup-opened','2025-03-07 09:20:00.000000','{"makeup": 6, "cause": "absent"}');
INSERT INTO "events" VALUES(26,1,3,7,NULL,'makeup-opened','2025-03-07 09:20:00.000000','{"makeup": 7, "cause": "absent"}');
INSERT INTO "events" VALUES(27,1,3,8,NULL,'makeup-opened','2025-03-07 09:20:00.000000','{"makeup": 8, "cause": "absent"}');
INSERT INTO "events" VALUES(28,1,3,10,NULL,'makeup-opened','2025-03-07 09:20:00.000000','{"makeup": 9, "cause": "absent"}');
INSERT INTO "events" VALUES(29,1,3,4,4,'makeup-submitted','2025-03-09 09:20:10.198269','{"makeup": 6, "late": false}');
INSERT INTO "events" VALUES(30,1,3,4,2,'makeup-accepted','2025-03-09 09:20:10.198269','{"makeup": 6, "by_hand": false, "alone": false}');
INSERT INTO "events" VALUES(31,1,3,7,NULL,'makeup-overdue','2025-03-14 09:20:00.000000','{"makeup": 7}');
INSERT INTO "events" VALUES(32,1,3,8,NULL,'makeup-overdue','2025-03-14 09:20:00.000000','{"makeup": 8}');
INSERT INTO "events" VALUES(33,1,3,10,NULL,'makeup-overdue','2025-03-14 09:20:00.000000','{"makeup": 9}');
INSERT INTO "events" VALUES(34,1,4,NULL,1,'arranged','2025-03-30 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(35,1,4,5,5,'leave-asked','2025-03-30 06:00:00.000000','{"leave": 1, "late": false}');
INSERT INTO "events" VALUES(36,1,4,5,2,'leave-approved','2025-03-30 06:00:00.000000','{"leave": 1, "slip": 1}');
INSERT INTO "events" VALUES(37,1,4,7,7,'leave-asked','2025-03-30 06:00:00.096695','{"leave": 2, "late": false}');
INSERT INTO "events" VALUES(38,1,4,7,2,'leave-returned','2025-03-30 06:00:00.096695','{"leave": 2, "slip": null}');
INSERT INTO "events" VALUES(39,1,4,NULL,NULL,'announced','2025-04-06 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(40,1,4,NULL,NULL,'check-in-opened','2025-04-11 05:30:00.000000','{}');
INSERT INTO "events" VALUES(41,1,4,NULL,1,'ended','2025-04-11 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(42,1,4,8,NULL,'makeup-opened','2025-04-11 09:20:00.000000','{"makeup": 10, "cause": "absent"}');
INSERT INTO "events" VALUES(43,1,4,10,NULL,'makeup-opened','2025-04-11 09:20:00.000000','{"makeup": 11, "cause": "absent"}');
INSERT INTO "events" VALUES(44,1,4,5,NULL,'makeup-opened','2025-04-11 09:20:00.000000','{"makeup": 12, "cause": "leave"}');
INSERT INTO "events" VALUES(45,1,4,8,8,'makeup-submitted','2025-04-13 09:20:10.163371','{"makeup": 10, "late": false}');
INSERT INTO "events" VALUES(46,1,4,10,NULL,'makeup-overdue','2025-04-18 09:20:00.000000','{"makeup": 11}');
INSERT INTO "events" VALUES(47,1,4,5,NULL,'makeup-overdue','2025-04-18 09:20:00.000000','{"makeup": 12}');
INSERT INTO "events" VALUES(48,1,5,NULL,1,'arranged','2025-04-27 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(49,1,5,NULL,NULL,'announced','2025-05-04 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(50,1,5,NULL,1,'rearranged','2025-05-05 06:00:00.000000','{"reason": "\u5b66\u6821\u4e34\u65f6\u5b89\u6392\u671f\u4e2d\u8003\u8bd5", "changed": {"starts_at": ["2025-05-09T06:00:00+00:00", "2025-05-16T06:00:00+00:00"], "ends_at": ["2025-05-09T09:30:00+00:00", "2025-05-16T09:00:00+00:00"], "place": ["\u515a\u5458\u6d3b\u52a8\u5ba4", "\u56fe\u4e66\u9986\u62a5\u544a\u5385"]}}');
INSERT INTO "events" VALUES(51,1,5,NULL,NULL,'check-in-opened','2025-05-16 05:30:00.000000','{}');
INSERT INTO "events" VALUES(52,1,5,NULL,1,'ended','2025-05-16 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(53,1,5,10,NULL,'makeup-opened','2025-05-16 09:20:00.000000','{"makeup": 13, "cause": "absent"}');
INSERT INTO "events" VALUES(54,1,5,10,NULL,'makeup-overdue','2025-05-23 09:20:00.000000','{"makeup": 13}');
INSERT INTO "events" VALUES(55,1,6,NULL,1,'arranged','2025-05-25 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(56,1,6,NULL,NULL,'announced','2025-06-01 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(57,1,6,NULL,NULL,'check-in-opened','2025-06-06 05:30:00.000000','{}');
INSERT INTO "events" VALUES(58,1,6,NULL,1,'ended','2025-06-06 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(59,1,6,8,NULL,'makeup-opened','2025-06-06 09:20:00.000000','{"makeup": 14, "cause": "absent"}');
INSERT INTO "events" VALUES(60,1,6,9,NULL,'makeup-opened','2025-06-06 09:20:00.000000','{"makeup": 15, "cause": "absent"}');
INSERT INTO "events" VALUES(61,1,6,10,NULL,'makeup-opened','2025-06-06 09:20:00.000000','{"makeup": 16, "cause": "absent"}');
INSERT INTO "events" VALUES(62,1,6,9,9,'makeup-submitted','2025-06-08 09:20:10.195271','{"makeup": 15, "late": false}');
INSERT INTO "events" VALUES(63,1,NULL,6,1,'person-changed','2025-06-08 09:20:10.195271','{"old": ["probationary", []], "new": ["full", []]}');
INSERT INTO "events" VALUES(64,1,NULL,11,1,'person-changed','2025-06-08 09:20:10.195271','{"old": ["activist", []], "new": ["probationary", []]}');
INSERT INTO "events" VALUES(65,1,6,8,NULL,'makeup-overdue','2025-06-13 09:20:00.000000','{"makeup": 14}');
INSERT INTO "events" VALUES(66,1,6,10,NULL,'makeup-overdue','2025-06-13 09:20:00.000000','{"makeup": 16}');
INSERT INTO "events" VALUES(67,1,7,NULL,1,'arranged','2025-06-22 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(68,1,7,NULL,NULL,'announced','2025-06-29 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(69,1,7,NULL,NULL,'check-in-opened','2025-07-04 05:30:00.000000','{}');
INSERT INTO "events" VALUES(70,1,7,NULL,1,'ended','2025-07-04 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(71,1,7,4,NULL,'makeup-opened','2025-07-04 09:20:00.000000','{"makeup": 17, "cause": "absent"}');
INSERT INTO "events" VALUES(72,1,7,7,NULL,'makeup-opened','2025-07-04 09:20:00.000000','{"makeup": 18, "cause": "absent"}');
INSERT INTO "events" VALUES(73,1,7,10,NULL,'makeup-opened','2025-07-04 09:20:00.000000','{"makeup": 19, "cause": "absent"}');
INSERT INTO "events" VALUES(74,1,7,10,2,'hand-check-in','2025-07-07 09:20:10.163371','{"reason": "\u6ca1\u6709\u624b\u673a\uff0c\u5f53\u5929\u5728\u573a", "alone": false}');
INSERT INTO "events" VALUES(75,1,7,7,7,'makeup-submitted','2025-07-09 09:20:10.193269','{"makeup": 18, "late": false}');
INSERT INTO "events" VALUES(76,1,7,7,2,'makeup-accepted','2025-07-09 09:20:10.193269','{"makeup": 18, "by_hand": false, "alone": false}');
INSERT INTO "events" VALUES(77,1,7,4,NULL,'makeup-overdue','2025-07-11 09:20:00.000000','{"makeup": 17}');
INSERT INTO "events" VALUES(78,1,7,10,NULL,'makeup-overdue','2025-07-11 09:20:00.000000','{"makeup": 19}');
INSERT INTO "events" VALUES(79,1,8,NULL,1,'arranged','2025-07-20 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(80,1,8,NULL,NULL,'announced','2025-07-27 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(81,1,8,NULL,NULL,'check-in-opened','2025-08-01 05:30:00.000000','{}');
INSERT INTO "events" VALUES(82,1,8,NULL,1,'ended','2025-08-01 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(83,1,8,8,NULL,'makeup-opened','2025-08-01 09:20:00.000000','{"makeup": 20, "cause": "absent"}');
INSERT INTO "events" VALUES(84,1,8,10,NULL,'makeup-opened','2025-08-01 09:20:00.000000','{"makeup": 21, "cause": "absent"}');
INSERT INTO "events" VALUES(85,1,8,8,8,'makeup-submitted','2025-08-03 09:20:10.093576','{"makeup": 20, "late": false}');
INSERT INTO "events" VALUES(86,1,NULL,9,1,'person-left','2025-08-03 09:20:10.093576','{"kind_was": "full", "offices": []}');
INSERT INTO "events" VALUES(87,1,6,9,1,'makeup-closed','2025-08-03 09:20:10.093576','{"makeup": 15, "state": "submitted"}');
INSERT INTO "events" VALUES(88,1,8,10,NULL,'makeup-overdue','2025-08-08 09:20:00.000000','{"makeup": 21}');
INSERT INTO "events" VALUES(89,1,9,NULL,1,'arranged','2025-08-24 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(90,1,9,NULL,NULL,'announced','2025-08-31 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(91,1,9,NULL,NULL,'check-in-opened','2025-09-05 05:30:00.000000','{}');
INSERT INTO "events" VALUES(92,1,9,NULL,1,'ended','2025-09-05 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(93,1,9,8,NULL,'makeup-opened','2025-09-05 09:20:00.000000','{"makeup": 22, "cause": "absent"}');
INSERT INTO "events" VALUES(94,1,9,10,NULL,'makeup-opened','2025-09-05 09:20:00.000000','{"makeup": 23, "cause": "absent"}');
INSERT INTO "events" VALUES(95,1,9,8,8,'makeup-submitted','2025-09-07 09:20:10.128474','{"makeup": 22, "late": false}');
INSERT INTO "events" VALUES(96,1,9,8,2,'makeup-accepted','2025-09-07 09:20:10.128474','{"makeup": 22, "by_hand": false, "alone": false}');
INSERT INTO "events" VALUES(97,1,NULL,NULL,1,'person-added','2025-09-07 09:20:10.158372','{"name": "\u848b\u5341", "member_kind": "full", "offices": []}');
INSERT INTO "events" VALUES(98,1,9,10,NULL,'makeup-overdue','2025-09-12 09:20:00.000000','{"makeup": 23}');
INSERT INTO "events" VALUES(99,1,10,NULL,1,'arranged','2025-09-28 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(100,1,10,NULL,NULL,'announced','2025-10-05 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(101,1,10,NULL,NULL,'check-in-opened','2025-10-10 05:30:00.000000','{}');
INSERT INTO "events" VALUES(102,1,10,NULL,1,'ended','2025-10-10 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(103,1,10,7,NULL,'makeup-opened','2025-10-10 09:20:00.000000','{"makeup": 24, "cause": "absent"}');
INSERT INTO "events" VALUES(104,1,10,8,NULL,'makeup-opened','2025-10-10 09:20:00.000000','{"makeup": 25, "cause": "absent"}');
INSERT INTO "events" VALUES(105,1,10,10,NULL,'makeup-opened','2025-10-10 09:20:00.000000','{"makeup": 26, "cause": "absent"}');
INSERT INTO "events" VALUES(106,1,10,12,NULL,'makeup-opened','2025-10-10 09:20:00.000000','{"makeup": 27, "cause": "absent"}');
INSERT INTO "events" VALUES(107,1,10,8,8,'makeup-submitted','2025-10-12 09:20:10.093576','{"makeup": 25, "late": false}');
INSERT INTO "events" VALUES(108,1,10,7,NULL,'makeup-overdue','2025-10-17 09:20:00.000000','{"makeup": 24}');
INSERT INTO "events" VALUES(109,1,10,10,NULL,'makeup-overdue','2025-10-17 09:20:00.000000','{"makeup": 26}');
INSERT INTO "events" VALUES(110,1,10,12,NULL,'makeup-overdue','2025-10-17 09:20:00.000000','{"makeup": 27}');
INSERT INTO "events" VALUES(111,1,11,NULL,1,'arranged','2025-10-26 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(112,1,11,NULL,NULL,'announced','2025-11-02 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(113,1,11,NULL,NULL,'check-in-opened','2025-11-07 05:30:00.000000','{}');
INSERT INTO "events" VALUES(114,1,11,NULL,1,'ended','2025-11-07 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(115,1,11,8,NULL,'makeup-opened','2025-11-07 09:20:00.000000','{"makeup": 28, "cause": "absent"}');
INSERT INTO "events" VALUES(116,1,11,10,NULL,'makeup-opened','2025-11-07 09:20:00.000000','{"makeup": 29, "cause": "absent"}');
INSERT INTO "events" VALUES(117,1,11,12,NULL,'makeup-opened','2025-11-07 09:20:00.000000','{"makeup": 30, "cause": "absent"}');
INSERT INTO "events" VALUES(118,1,11,8,8,'makeup-submitted','2025-11-09 09:20:10.093576','{"makeup": 28, "late": false}');
INSERT INTO "events" VALUES(119,1,11,8,2,'makeup-accepted','2025-11-09 09:20:10.093576','{"makeup": 28, "by_hand": false, "alone": false}');
INSERT INTO "events" VALUES(120,1,NULL,3,1,'person-changed','2025-11-09 09:20:10.123474','{"old": ["full", ["publicity"]], "new": ["full", []]}');
INSERT INTO "events" VALUES(121,1,NULL,5,1,'person-changed','2025-11-09 09:20:10.123474','{"old": ["full", []], "new": ["full", ["publicity"]]}');
INSERT INTO "events" VALUES(122,1,11,10,NULL,'makeup-overdue','2025-11-14 09:20:00.000000','{"makeup": 29}');
INSERT INTO "events" VALUES(123,1,11,12,NULL,'makeup-overdue','2025-11-14 09:20:00.000000','{"makeup": 30}');
INSERT INTO "events" VALUES(124,1,12,NULL,1,'arranged','2025-11-23 06:00:00.000000','{"reason": null, "changed": {}}');
INSERT INTO "events" VALUES(125,1,12,NULL,NULL,'announced','2025-11-30 01:00:00.000000','{"hours_late": 0, "reason": null}');
INSERT INTO "events" VALUES(126,1,12,NULL,NULL,'check-in-opened','2025-12-05 05:30:00.000000','{}');
INSERT INTO "events" VALUES(127,1,12,NULL,1,'ended','2025-12-05 09:20:00.000000','{"hours": 3.33, "short": true}');
INSERT INTO "events" VALUES(128,1,12,4,NULL,'makeup-opened','2025-12-05 09:20:00.000000','{"makeup": 31, "cause": "absent"}');
INSERT INTO "events" VALUES(129,1,12,8,NULL,'makeup-opened','2025-12-05 09:20:00.000000','{"makeup": 32, "cause": "absent"}');
INSERT INTO "events" VALUES(130,1,12,10,NULL,'makeup-opened','2025-12-05 09:20:00.000000','{"makeup": 33, "cause": "absent"}');
INSERT INTO "events" VALUES(131,1,12,12,NULL,'makeup-opened','2025-12-05 09:20:00.000000','{"makeup": 34, "cause": "absent"}');
CREATE TABLE group_paces (
	bot_id BIGINT NOT NULL, 
	chat_id BIGINT NOT NULL, 
	times JSON NOT NULL, 
	CONSTRAINT pk_group_paces PRIMARY KEY (bot_id, chat_id)
);
CREATE TABLE leaves (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	slip INTEGER, 
	category VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	material_id INTEGER, 
	state VARCHAR(10) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	decided_at DATETIME, 
	decided_by INTEGER, 
	note TEXT, 
	CONSTRAINT pk_leaves PRIMARY KEY (id), 
	CONSTRAINT fk_leaves_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_leaves_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_leaves_decided_by FOREIGN KEY(decided_by) REFERENCES people (id), 
	CONSTRAINT fk_leaves_material_id FOREIGN KEY(material_id) REFERENCES materials (id), 
	CONSTRAINT fk_leaves_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_leaves_branch_id_year_slip UNIQUE (branch_id, year, slip)
);
INSERT INTO "leaves" VALUES(1,1,4,5,2025,1,'personal','家里有事',NULL,'approved','2025-03-30 06:00:00.000000','2025-03-30 06:00:00.000000',2,NULL);
INSERT INTO "leaves" VALUES(2,1,4,7,2025,NULL,'personal','家里有事',NULL,'returned','2025-03-30 06:00:00.096695','2025-03-30 06:00:00.096695',2,'请调整时间参加');
CREATE TABLE makeups (
	id INTEGER NOT NULL, 
	activity_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	cause VARCHAR(10) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	opened_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	read_at DATETIME, 
	answer TEXT, 
	material_id INTEGER, 
	submitted_at DATETIME, 
	decided_at DATETIME, 
	decided_by INTEGER, 
	note TEXT, 
	CONSTRAINT pk_makeups PRIMARY KEY (id), 
	CONSTRAINT fk_makeups_activity_id FOREIGN KEY(activity_id) REFERENCES activities (id), 
	CONSTRAINT fk_makeups_decided_by FOREIGN KEY(decided_by) REFERENCES people (id), 
	CONSTRAINT fk_makeups_material_id FOREIGN KEY(material_id) REFERENCES materials (id), 
	CONSTRAINT fk_makeups_person_id FOREIGN KEY(person_id) REFERENCES people (id), 
	CONSTRAINT uq_makeups_activity_id_person_id UNIQUE (activity_id, person_id)
);
INSERT INTO "makeups" VALUES(1,1,4,'absent','accepted','2025-01-03 09:20:00.000000','2025-01-10 09:20:00.000000','2025-01-05 09:20:10.195271','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-01-05 09:20:10.195271','2025-01-05 09:20:10.195271',2,NULL);
INSERT INTO "makeups" VALUES(2,1,10,'absent','open','2025-01-03 09:20:00.000000','2025-01-10 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(3,2,4,'absent','submitted','2025-02-07 09:20:00.000000','2025-02-14 09:20:00.000000','2025-02-09 09:20:10.230168','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-02-09 09:20:10.230168',NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(4,2,7,'absent','open','2025-02-07 09:20:00.000000','2025-02-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(5,2,10,'absent','open','2025-02-07 09:20:00.000000','2025-02-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(6,3,4,'absent','accepted','2025-03-07 09:20:00.000000','2025-03-14 09:20:00.000000','2025-03-09 09:20:10.198269','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-03-09 09:20:10.198269','2025-03-09 09:20:10.198269',2,NULL);
INSERT INTO "makeups" VALUES(7,3,7,'absent','open','2025-03-07 09:20:00.000000','2025-03-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(8,3,8,'absent','open','2025-03-07 09:20:00.000000','2025-03-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(9,3,10,'absent','open','2025-03-07 09:20:00.000000','2025-03-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(10,4,8,'absent','submitted','2025-04-11 09:20:00.000000','2025-04-18 09:20:00.000000','2025-04-13 09:20:10.163371','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-04-13 09:20:10.163371',NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(11,4,10,'absent','open','2025-04-11 09:20:00.000000','2025-04-18 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(12,4,5,'leave','open','2025-04-11 09:20:00.000000','2025-04-18 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(13,5,10,'absent','open','2025-05-16 09:20:00.000000','2025-05-23 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(14,6,8,'absent','open','2025-06-06 09:20:00.000000','2025-06-13 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(16,6,10,'absent','open','2025-06-06 09:20:00.000000','2025-06-13 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(17,7,4,'absent','open','2025-07-04 09:20:00.000000','2025-07-11 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(18,7,7,'absent','accepted','2025-07-04 09:20:00.000000','2025-07-11 09:20:00.000000','2025-07-09 09:20:10.193269','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-07-09 09:20:10.193269','2025-07-09 09:20:10.193269',2,NULL);
INSERT INTO "makeups" VALUES(19,7,10,'absent','open','2025-07-04 09:20:00.000000','2025-07-11 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(20,8,8,'absent','submitted','2025-08-01 09:20:00.000000','2025-08-08 09:20:00.000000','2025-08-03 09:20:10.093576','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-08-03 09:20:10.093576',NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(21,8,10,'absent','open','2025-08-01 09:20:00.000000','2025-08-08 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(22,9,8,'absent','accepted','2025-09-05 09:20:00.000000','2025-09-12 09:20:00.000000','2025-09-07 09:20:10.128474','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-09-07 09:20:10.128474','2025-09-07 09:20:10.128474',2,NULL);
INSERT INTO "makeups" VALUES(23,9,10,'absent','open','2025-09-05 09:20:00.000000','2025-09-12 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(24,10,7,'absent','open','2025-10-10 09:20:00.000000','2025-10-17 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(25,10,8,'absent','submitted','2025-10-10 09:20:00.000000','2025-10-17 09:20:00.000000','2025-10-12 09:20:10.093576','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-10-12 09:20:10.093576',NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(26,10,10,'absent','open','2025-10-10 09:20:00.000000','2025-10-17 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(27,10,12,'absent','open','2025-10-10 09:20:00.000000','2025-10-17 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(28,11,8,'absent','accepted','2025-11-07 09:20:00.000000','2025-11-14 09:20:00.000000','2025-11-09 09:20:10.093576','学了党章总纲；认识到理论学习要经常抓；今后每周读一章并写下体会。',NULL,'2025-11-09 09:20:10.093576','2025-11-09 09:20:10.093576',2,NULL);
INSERT INTO "makeups" VALUES(29,11,10,'absent','open','2025-11-07 09:20:00.000000','2025-11-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(30,11,12,'absent','open','2025-11-07 09:20:00.000000','2025-11-14 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(31,12,4,'absent','open','2025-12-05 09:20:00.000000','2025-12-12 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(32,12,8,'absent','open','2025-12-05 09:20:00.000000','2025-12-12 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(33,12,10,'absent','open','2025-12-05 09:20:00.000000','2025-12-12 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "makeups" VALUES(34,12,12,'absent','open','2025-12-05 09:20:00.000000','2025-12-12 09:20:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE materials (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	mime VARCHAR(100) NOT NULL, 
	name VARCHAR(255) NOT NULL, 
	stored_at DATETIME NOT NULL, 
	by_id INTEGER, 
	CONSTRAINT pk_materials PRIMARY KEY (id), 
	CONSTRAINT fk_materials_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_materials_by_id FOREIGN KEY(by_id) REFERENCES people (id)
);
CREATE TABLE offices (
	person_id INTEGER NOT NULL, 
	office VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_offices PRIMARY KEY (person_id, office), 
	CONSTRAINT fk_offices_person_id FOREIGN KEY(person_id) REFERENCES people (id)
);
INSERT INTO "offices" VALUES(1,'secretary');
INSERT INTO "offices" VALUES(2,'organisation');
INSERT INTO "offices" VALUES(5,'publicity');
CREATE TABLE owner (
	id INTEGER NOT NULL, 
	bot_id BIGINT NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_owner PRIMARY KEY (id)
);
INSERT INTO "owner" VALUES(1,700000001,'2024-12-20 01:00:00.000000');
CREATE TABLE people (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	name VARCHAR(60) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	account_id BIGINT, 
	added_at DATETIME NOT NULL, 
	left_at DATETIME, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT fk_people_account_id FOREIGN KEY(account_id) REFERENCES accounts (telegram_id), 
	CONSTRAINT fk_people_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id)
);
INSERT INTO "people" VALUES(1,1,'李书记','full',0,5200000001,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(2,1,'王组织','full',1,5200000002,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(3,1,'赵宣传','full',2,5200000003,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(4,1,'张三','full',3,5200000004,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(5,1,'陈四','full',4,5200000005,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(6,1,'孙五','full',5,5200000006,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(7,1,'周六','full',6,5200000007,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(8,1,'吴七','full',7,5200000008,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(9,1,'郑八','full',8,5200000009,'2024-12-20 01:00:00.000000','2025-08-03 09:20:10.093576');
INSERT INTO "people" VALUES(10,1,'冯九','full',9,NULL,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(11,1,'褚积极','probationary',10,5200000011,'2024-12-20 01:00:00.000000',NULL);
INSERT INTO "people" VALUES(12,1,'蒋十','full',10,NULL,'2025-09-07 09:20:10.158372',NULL);
CREATE TABLE plans (
	id INTEGER NOT NULL, 
	branch_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	imported_at DATETIME NOT NULL, 
	imported_by INTEGER, 
	CONSTRAINT pk_plans PRIMARY KEY (id), 
	CONSTRAINT fk_plans_branch_id FOREIGN KEY(branch_id) REFERENCES branches (id), 
	CONSTRAINT fk_plans_imported_by FOREIGN KEY(imported_by) REFERENCES people (id), 
	CONSTRAINT uq_plans_branch_id_year UNIQUE (branch_id, year)
);
INSERT INTO "plans" VALUES(1,1,2025,'2025年度主题党日活动计划','2024-12-20 01:00:00.062797',1);
CREATE TABLE seen_updates (
	update_id BIGINT NOT NULL, 
	seen_at DATETIME NOT NULL, 
	CONSTRAINT pk_seen_updates PRIMARY KEY (update_id)
);
INSERT INTO "seen_updates" VALUES(102285143,'2025-12-05 05:50:00.000000');
INSERT INTO "seen_updates" VALUES(102285144,'2025-12-05 05:50:00.062797');
INSERT INTO "seen_updates" VALUES(102285145,'2025-12-05 05:50:00.096695');
INSERT INTO "seen_updates" VALUES(102285146,'2025-12-05 05:50:00.131593');
INSERT INTO "seen_updates" VALUES(102285147,'2025-12-05 05:50:00.164492');
INSERT INTO "seen_updates" VALUES(102285148,'2025-12-05 05:50:00.198390');
INSERT INTO "seen_updates" VALUES(102285149,'2025-12-05 05:50:00.233288');
INSERT INTO "seen_updates" VALUES(102285150,'2025-12-05 09:20:00.000000');
INSERT INTO "seen_updates" VALUES(102285151,'2025-12-05 09:20:00.000000');
INSERT INTO "seen_updates" VALUES(102285152,'2025-12-05 09:20:03.346085');
INSERT INTO "seen_updates" VALUES(102285153,'2025-12-05 09:20:03.379983');
INSERT INTO "seen_updates" VALUES(102285154,'2025-12-05 09:20:03.414881');
INSERT INTO "seen_updates" VALUES(102285155,'2025-12-05 09:20:03.447780');
INSERT INTO "seen_updates" VALUES(102285156,'2025-12-05 09:20:03.481678');
INSERT INTO "seen_updates" VALUES(102285157,'2025-12-05 09:20:04.479983');
INSERT INTO "seen_updates" VALUES(102285158,'2025-12-05 09:20:04.509881');
INSERT INTO "seen_updates" VALUES(102285159,'2025-12-05 09:20:04.542780');
INSERT INTO "seen_updates" VALUES(102285160,'2025-12-05 09:20:04.576678');
INSERT INTO "seen_updates" VALUES(102285161,'2025-12-05 09:20:04.611576');
INSERT INTO "seen_updates" VALUES(102285162,'2025-12-05 09:20:05.609881');
INSERT INTO "seen_updates" VALUES(102285163,'2025-12-05 09:20:05.639779');
INSERT INTO "seen_updates" VALUES(102285164,'2025-12-05 09:20:05.673677');
INSERT INTO "seen_updates" VALUES(102285165,'2025-12-05 09:20:05.706576');
INSERT INTO "seen_updates" VALUES(102285166,'2025-12-05 09:20:05.741474');
INSERT INTO "seen_updates" VALUES(102285167,'2025-12-05 09:20:06.739779');
INSERT INTO "seen_updates" VALUES(102285168,'2025-12-05 09:20:06.769677');
INSERT INTO "seen_updates" VALUES(102285169,'2025-12-05 09:20:06.802576');
INSERT INTO "seen_updates" VALUES(102285170,'2025-12-05 09:20:06.836474');
INSERT INTO "seen_updates" VALUES(102285171,'2025-12-05 09:20:06.871372');
INSERT INTO "seen_updates" VALUES(102285172,'2025-12-05 09:20:07.869677');
INSERT INTO "seen_updates" VALUES(102285173,'2025-12-05 09:20:07.902576');
INSERT INTO "seen_updates" VALUES(102285174,'2025-12-05 09:20:07.936474');
INSERT INTO "seen_updates" VALUES(102285175,'2025-12-05 09:20:07.971372');
INSERT INTO "seen_updates" VALUES(102285176,'2025-12-05 09:20:08.999575');
INSERT INTO "seen_updates" VALUES(102285177,'2025-12-05 09:20:09.032474');
INSERT INTO "seen_updates" VALUES(102285178,'2025-12-05 09:20:09.066372');
INSERT INTO "seen_updates" VALUES(102285179,'2025-12-05 09:20:09.101270');
INSERT INTO "seen_updates" VALUES(102285180,'2025-12-05 09:20:10.069677');
INSERT INTO "seen_updates" VALUES(102285181,'2025-12-05 09:20:10.099575');
INSERT INTO "seen_updates" VALUES(102285182,'2025-12-05 09:20:10.132474');
INSERT INTO "seen_updates" VALUES(102285183,'2025-12-05 09:20:10.166372');
INSERT INTO "seen_updates" VALUES(102285184,'2025-12-05 09:20:10.201270');
CREATE TABLE themes (
	id INTEGER NOT NULL, 
	plan_id INTEGER NOT NULL, 
	month INTEGER NOT NULL, 
	form VARCHAR(60) NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_themes PRIMARY KEY (id), 
	CONSTRAINT fk_themes_plan_id FOREIGN KEY(plan_id) REFERENCES plans (id), 
	CONSTRAINT uq_themes_plan_id_month UNIQUE (plan_id, month)
);
INSERT INTO "themes" VALUES(1,1,1,'先锋模范行动','学习党章');
INSERT INTO "themes" VALUES(2,1,2,'红色教育行动','走访老党员');
INSERT INTO "themes" VALUES(3,1,3,'志愿服务行动','参观校史馆');
INSERT INTO "themes" VALUES(4,1,4,'专题学习研讨','社区清洁');
INSERT INTO "themes" VALUES(5,1,5,'先锋模范行动','诵读党章');
INSERT INTO "themes" VALUES(6,1,6,'红色教育行动','重温入党誓词');
INSERT INTO "themes" VALUES(7,1,7,'志愿服务行动','建党纪念日座谈');
INSERT INTO "themes" VALUES(8,1,8,'专题学习研讨','学习先进事迹');
INSERT INTO "themes" VALUES(9,1,9,'先锋模范行动','迎新服务');
INSERT INTO "themes" VALUES(10,1,10,'红色教育行动','国庆爱国主义教育');
INSERT INTO "themes" VALUES(11,1,11,'志愿服务行动','学习党的历史');
INSERT INTO "themes" VALUES(12,1,12,'专题学习研讨','年度总结');
CREATE INDEX ix_seen_updates_seen_at ON seen_updates (seen_at);
CREATE INDEX ix_people_account_id ON people (account_id);
CREATE UNIQUE INDEX uq_people_account ON people (branch_id, account_id) WHERE left_at IS NULL;
CREATE UNIQUE INDEX uq_people_name ON people (branch_id, name) WHERE left_at IS NULL;
CREATE UNIQUE INDEX uq_claims_open ON claims (branch_id, account_id) WHERE decided_at IS NULL;
CREATE INDEX ix_activities_month ON activities (branch_id, year, month);
CREATE INDEX ix_deliveries_activity_id ON deliveries (activity_id);
CREATE INDEX ix_deliveries_edit ON deliveries (edit_at) WHERE edit_at IS NOT NULL;
CREATE INDEX ix_deliveries_next ON deliveries (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_duties_activity_id ON duties (activity_id);
CREATE INDEX ix_duties_next ON duties (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX ix_events_activity_id ON events (activity_id);
CREATE UNIQUE INDEX uq_leaves_live ON leaves (activity_id, person_id) WHERE state IN ('pending', 'approved');
CREATE INDEX ix_accounts_rest ON accounts (telegram_id) WHERE rest IS NOT NULL;
CREATE INDEX ix_people_branch_id ON people (branch_id);
CREATE INDEX ix_attendances_person_id ON attendances (person_id);
CREATE INDEX ix_leaves_activity_id ON leaves (activity_id);
CREATE INDEX ix_leaves_person_id ON leaves (person_id);
CREATE INDEX ix_makeups_person_id ON makeups (person_id);
CREATE INDEX ix_materials_file ON materials (branch_id, sha256);
CREATE INDEX ix_deliveries_kind ON deliveries (branch_id, kind);
CREATE INDEX ix_duties_open ON duties (branch_id) WHERE done_at IS NULL;
CREATE INDEX ix_duties_failing ON duties (next_at) WHERE failures > 0;
CREATE INDEX ix_activities_ballot ON activities (branch_id) WHERE ballot_closes_at IS NOT NULL AND ballot_closed_at IS NULL;
COMMIT;
