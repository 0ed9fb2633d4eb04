-- The business state of the bean on MariaDB.
CREATE TABLE effect (
  id bigint AUTO_INCREMENT PRIMARY KEY,
  consumer varchar(200) NOT NULL,
  payment varchar(200),
  delivery int NOT NULL,
  duplicate boolean NOT NULL
) ENGINE = InnoDB;
