-- A lost code of a booking is given anew.

GRANT UPDATE (access_code_hash) ON wish TO jauap_app;
