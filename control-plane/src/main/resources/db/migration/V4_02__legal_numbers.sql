-- The documents and numbers that are known when the product is delivered. None of these documents could be compared with the gazette
-- when this was written; what was read elsewhere and what is from memory says so, in words that are shown beside every date.
insert into legal_source (document, title, issuer, issued_on, in_force_from, address, uncertain, english_uncertain, entered_by) values
('188/1999/QĐ-TTg', 'Quyết định về thực hiện chế độ tuần làm việc 40 giờ', 'Thủ tướng Chính phủ', '1999-09-17', '1999-10-02',
    'https://vbpl.vn', '', '', 'system'),
('02/2011/QH13', 'Luật Khiếu nại', 'Quốc hội', '2011-11-11', '2012-07-01', 'https://vbpl.vn', '', '', 'system'),
('42/2013/QH13', 'Luật Tiếp công dân', 'Quốc hội', '2013-11-25', '2014-07-01', 'https://vbpl.vn', '', '', 'system'),
('91/2015/QH13', 'Bộ luật Dân sự', 'Quốc hội', '2015-11-24', '2017-01-01', 'https://vbpl.vn', '', '', 'system'),
('25/2018/QH14', 'Luật Tố cáo', 'Quốc hội', '2018-06-12', '2019-01-01', 'https://vbpl.vn', '', '', 'system'),
('45/2019/QH14', 'Bộ luật Lao động', 'Quốc hội', '2019-11-20', '2021-01-01', 'https://vbpl.vn', '', '', 'system'),
('124/2020/NĐ-CP', 'Nghị định quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại', 'Chính phủ', '2020-10-19',
    '2020-12-10', 'https://vbpl.vn', '', '', 'system'),
('136/2025/QH15', 'Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo', 'Quốc hội', '2025-12-10',
    '2026-07-01', 'https://vbpl.vn', 'Mới đọc qua báo chí, chưa đọc được văn bản.', 'Read in the press; the document itself was not read.',
    'system');

create temporary table mark (mark text primary key, uncertain text not null, english_uncertain text not null) on commit drop;
insert into mark values
('read', '', ''),
('excerpt', 'Đọc trong bài đăng lại, chưa đối chiếu với văn bản.',
    'Read in a published excerpt; not compared with the document.'),
('memory', 'Ghi theo trí nhớ, chưa tìm thấy văn bản; cần luật sư kiểm tra.',
    'From memory; no text was found. A lawyer has to check it.'),
('article', 'Con số đọc trong bài đăng lại; số điều ghi theo trí nhớ.',
    'The number was read in a published excerpt; the article is from memory.'),
('press', 'Đọc trên báo chí, chưa đọc được văn bản.', 'Read in the press; the document itself was not read.'),
('acceptance', 'Luật ghi "ngày" (ghi theo trí nhớ); một hướng dẫn đã đọc ghi "ngày làm việc". Cần luật sư kiểm tra.',
    'The law says days (from memory), a guide that was read says working days. A lawyer has to check it.'),
('group', 'Đọc theo Nghị định 75/2012; cho rằng Nghị định 124/2020 giữ nguyên, chưa đối chiếu.',
    'Read in Decree 75 of 2012; taken to be unchanged in Decree 124 of 2020, which was not read.');

insert into legal_number (key, value, unit, in_force_from, source, article, uncertain, english_uncertain, entered_by)
select key, value, unit, cast(in_force_from as date), source, article, uncertain, english_uncertain, 'system'
from (values
    ('WORKING_WEEK', 5, 'DAYS_PER_WEEK', '1999-10-02', '188/1999/QĐ-TTg', 'Điều 1', 'read'),
    ('PUBLIC_HOLIDAYS', 11, 'DAYS_PER_YEAR', '2021-01-01', '45/2019/QH14', 'Điều 112 khoản 1', 'read'),
    ('RESULT_NOTICE', 10, 'WORKING_DAYS', '2014-07-01', '42/2013/QH13', 'Điều 28', 'excerpt'),
    ('COMPLAINT_ACCEPTANCE', 10, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 27', 'acceptance'),
    ('COMPLAINT_FIRST', 30, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 28', 'article'),
    ('COMPLAINT_FIRST_COMPLEX', 45, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 28', 'article'),
    ('COMPLAINT_FIRST_REMOTE', 45, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 28', 'article'),
    ('COMPLAINT_FIRST_REMOTE_COMPLEX', 60, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 28', 'article'),
    ('COMPLAINT_SECOND', 45, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 37', 'article'),
    ('COMPLAINT_SECOND_COMPLEX', 60, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 37', 'article'),
    ('COMPLAINT_SECOND_REMOTE', 60, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 37', 'article'),
    ('COMPLAINT_SECOND_REMOTE_COMPLEX', 70, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 37', 'article'),
    ('COMPLAINT_FILING', 90, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 9', 'article'),
    ('SECOND_COMPLAINT_FILING', 30, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 33', 'article'),
    ('SECOND_COMPLAINT_FILING_REMOTE', 45, 'CALENDAR_DAYS', '2012-07-01', '02/2011/QH13', 'Điều 33', 'article'),
    ('DENUNCIATION_ACCEPTANCE', 7, 'WORKING_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 24', 'memory'),
    ('DENUNCIATION_ACCEPTANCE_SEVERAL_PLACES', 10, 'WORKING_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 24', 'memory'),
    ('DENUNCIATION_TRANSFER', 5, 'WORKING_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 24', 'memory'),
    ('DENUNCIATION_RESOLUTION', 30, 'CALENDAR_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 30 khoản 1', 'excerpt'),
    ('DENUNCIATION_RESOLUTION_COMPLEX', 60, 'CALENDAR_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 30 khoản 1, 2', 'excerpt'),
    ('DENUNCIATION_RESOLUTION_VERY_COMPLEX', 90, 'CALENDAR_DAYS', '2019-01-01', '25/2018/QH14', 'Điều 30 khoản 1, 3', 'excerpt'),
    ('GROUP_FROM', 5, 'PEOPLE', '2020-12-10', '124/2020/NĐ-CP', 'Điều 7, 8', 'group'),
    ('GROUP_LARGE_FROM', 10, 'PEOPLE', '2020-12-10', '124/2020/NĐ-CP', 'Điều 7, 8', 'group'),
    ('REPRESENTATIVES_SMALL_GROUP', 2, 'PEOPLE', '2020-12-10', '124/2020/NĐ-CP', 'Điều 7, 8', 'group'),
    ('REPRESENTATIVES_MOST', 5, 'PEOPLE', '2020-12-10', '124/2020/NĐ-CP', 'Điều 7, 8', 'group'),
    ('HEAD_DAYS_COMMUNE', 1, 'DAYS_PER_WEEK', '2014-07-01', '42/2013/QH13', 'Điều 15', 'article'),
    ('HEAD_DAYS_COMMUNE', 2, 'DAYS_PER_MONTH', '2026-07-01', '136/2025/QH15', '', 'press'),
    ('HEAD_DAYS_PROVINCE', 1, 'DAYS_PER_MONTH', '2014-07-01', '42/2013/QH13', 'Điều 12', 'article'),
    ('HEAD_DAYS_MINISTRY', 1, 'DAYS_PER_MONTH', '2014-07-01', '42/2013/QH13', 'Điều 18', 'memory'),
    ('HEAD_DAYS_GOVERNMENT_INSPECTORATE', 1, 'DAYS_PER_MONTH', '2014-07-01', '42/2013/QH13', 'Điều 18', 'article'))
    as number (key, value, unit, in_force_from, source, article, mark)
join mark using (mark);
