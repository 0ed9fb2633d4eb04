/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.postgresql.xa.PGXADataSource;

/**
 * A branch that the driver has prepared under a transaction of the server, of which the server
 * knows nothing; rolled back at the end.
 */
public final class BranchInDoubt implements AutoCloseable {

  /** A branch named as Narayana names them: its own id, in binary, and behind it the node. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Branch(byte[] globalId) implements Xid {

    static Branch of(String transaction, String node) {
      String[] numbers = transaction.split(":", -1);
      byte[] name = node.getBytes(StandardCharsets.UTF_8);
      ByteBuffer id = ByteBuffer.allocate(28 + name.length);
      id.putLong(Long.parseLong(numbers[0], 16)).putLong(Long.parseLong(numbers[1], 16));
      for (int i = 2; i < 5; i++) {
        id.putInt(Integer.parseInt(numbers[i], 16));
      }
      return new Branch(id.put(name).array());
    }

    @Override
    public int getFormatId() {
      return 131077;
    }

    @Override
    public byte[] getGlobalTransactionId() {
      return globalId;
    }

    /** Recovery reads behind its own id a number of the resource and one of a parent. */
    @Override
    public byte[] getBranchQualifier() {
      return ByteBuffer.allocate(36).put(globalId, 0, 28).array();
    }
  }

  private final Branch branch;
  private final XAConnection connection;

  public BranchInDoubt(Database database, String transaction, String node, String sql) {
    this(postgres(database), database, transaction, node, sql);
  }

  public BranchInDoubt(
      XADataSource source, Database database, String transaction, String node, String sql) {
    branch = Branch.of(transaction, node);
    try {
      connection = source.getXAConnection(database.user(), database.password());
      XAResource resource = connection.getXAResource();
      resource.start(branch, XAResource.TMNOFLAGS);
      try (Connection handle = connection.getConnection();
          Statement statement = handle.createStatement()) {
        statement.execute(sql);
      }
      resource.end(branch, XAResource.TMSUCCESS);
      resource.prepare(branch);
    } catch (SQLException | XAException e) {
      throw new IllegalStateException(e);
    }
  }

  private static XADataSource postgres(Database database) {
    PGXADataSource source = new PGXADataSource();
    source.setUrl(database.url());
    return source;
  }

  /** Leaves the branch to whoever recovers it. */
  public void abandon() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.getXAResource().rollback(branch);
      connection.close();
    } catch (SQLException | XAException e) {
      throw new IllegalStateException(e);
    }
  }
}
