create table body (
    id           text primary key check (id ~ '^[a-z0-9-]{2,40}$'),
    name         text not null,
    english_name text not null,
    parent       text references body
);

create table site (
    id           text primary key check (id ~ '^[a-z0-9-]{2,40}$'),
    body         text not null references body,
    name         text not null,
    english_name text not null,
    address      text not null
);

create index site_body on site (body);

insert into body (id, name, english_name, parent) values
    ('hp',    'Ủy ban nhân dân thành phố Hải Phòng', 'People''s Committee of Hải Phòng City', null),
    ('hp-01', 'Ủy ban nhân dân phường Hồng Bàng',    'People''s Committee of Hồng Bàng Ward', 'hp'),
    ('hp-02', 'Ủy ban nhân dân xã Vĩnh Bảo',         'People''s Committee of Vĩnh Bảo Commune', 'hp'),
    ('hp-03', 'Ủy ban nhân dân đặc khu Cát Hải',     'People''s Committee of Cát Hải Special Zone', 'hp');

insert into site (id, body, name, english_name, address) values
    ('hp-hq',        'hp',    'Trụ sở Tiếp công dân thành phố Hải Phòng', 'Hải Phòng City citizen reception headquarters', 'Thành phố Hải Phòng'),
    ('hp-01-office', 'hp-01', 'Phường Hồng Bàng',  'Hồng Bàng Ward', 'Phường Hồng Bàng, thành phố Hải Phòng'),
    ('hp-02-office', 'hp-02', 'Xã Vĩnh Bảo',       'Vĩnh Bảo Commune', 'Xã Vĩnh Bảo, thành phố Hải Phòng'),
    ('hp-03-office', 'hp-03', 'Đặc khu Cát Hải',   'Cát Hải Special Zone', 'Đặc khu Cát Hải, thành phố Hải Phòng');
