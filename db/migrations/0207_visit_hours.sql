-- A reception at a stop of a visit is of a stop that there is.
ALTER TABLE reception_day ADD CONSTRAINT reception_day__visit_stop_fkey FOREIGN KEY (visit_stop_id) REFERENCES visit_stop (id);
