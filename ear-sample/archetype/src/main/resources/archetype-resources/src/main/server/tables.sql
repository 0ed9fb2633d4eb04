-- The table of the application; those of Xonce are beside it in the same schema.
CREATE TABLE booking (payment text)
