/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.proof;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a consumer's deliveries have shown of its guarantee so far. */
public final class GuaranteeStatus {

  /** A bean has few paths; a bound all the same. */
  private static final int MAX_PATHS = 32;

  /**
   * Among equals the one that takes in most: a duplicate does without what a first delivery needs.
   */
  private static final Comparator<Path> WEAKEST_FIRST =
      Comparator.comparing((Path path) -> path.assessment().guarantee())
          .thenComparing(path -> -path.branches());

  private final Map<Set<Branch>, Path> reached = new ConcurrentHashMap<>();
  private volatile @Nullable Reached last;
  private volatile @Nullable String refusal;
  private volatile @Nullable View obstacle;

  /** What a delivery reached: nearly always the same as the one before it. */
  private record Reached(Assessment assessment, List<Branch> branches) {}

  /** What was found the last time the transaction was made up in one way. */
  private record Path(Assessment assessment, int branches, String evidence) {}

  /**
   * What it comes to.
   *
   * @param guarantee the weakest that was reached, or one of the words below
   * @param evidence what shows it, or why it is refused
   */
  public record View(String guarantee, String evidence) {

    private static final String REFUSED = "REFUSED";
    private static final String NO_STORE = "STORE_UNREACHABLE";
    private static final String NOT_RECEIVING = "NOT_RECEIVING";
    private static final String PAUSED = "PAUSED";
    private static final View NOT_YET_DELIVERED =
        new View("NOT_YET_DELIVERED", "The guarantee is proved at the first delivery.");

    public static View observed(String counts) {
      return new View("OBSERVED", counts);
    }

    public static View withoutStore(String problem) {
      return new View(NO_STORE, problem);
    }

    /**
     * What it comes to with what has rolled back: as long as nothing has succeeded, that is all
     * there is to tell.
     *
     * @param rolledBack how many deliveries
     * @param last why the last of them did; null: nobody knows
     */
    public View after(long rolledBack, @Nullable String last) {
      return rolledBack == 0 || !equals(NOT_YET_DELIVERED)
          ? this
          : new View(
              guarantee,
              "No delivery has succeeded yet: %d rolled back.%s"
                  .formatted(rolledBack, last == null ? "" : " The last: " + last));
    }

    /** Whether deliveries are processed, as far as is known. */
    public boolean isReady() {
      return !Set.of(REFUSED, NO_STORE, NOT_RECEIVING).contains(guarantee);
    }

    @Override
    public String toString() {
      return guarantee + ": " + evidence;
    }
  }

  /** A delivery is about to commit. Returns the evidence if this was not known, or null. */
  @Nullable String reached(
      Assessment assessment, List<Branch> branches, Supplier<String> evidence) {
    refusal = null;
    Reached now = new Reached(assessment, branches);
    return now.equals(last) ? null : news(now, evidence);
  }

  /** One at a time, so that the last is also what its path is known for. */
  private synchronized @Nullable String news(Reached now, Supplier<String> evidence) {
    last = now;
    Assessment assessment = now.assessment();
    Set<Branch> path = Set.copyOf(now.branches());
    Path known = reached.get(path);
    if (known == null ? reached.size() >= MAX_PATHS : known.assessment().equals(assessment)) {
      return null;
    }
    Path found = new Path(assessment, path.size(), evidence.get());
    reached.put(path, found);
    return found.evidence();
  }

  /** A delivery was refused for its guarantee. The next that is not refused outweighs it. */
  public void refused(String reason) {
    refusal = reason;
  }

  /**
   * The resource adapter has lost the broker, or has paused, or receives again.
   *
   * @param reason why no messages come; null if they do
   * @param paused whether it does not want any
   */
  public void receives(@Nullable String reason, boolean paused) {
    obstacle = reason == null ? null : new View(paused ? View.PAUSED : View.NOT_RECEIVING, reason);
  }

  public View view() {
    String reason = refusal;
    if (reason != null) {
      return new View(View.REFUSED, reason);
    }
    View away = obstacle;
    if (away != null) {
      return away;
    }
    return reached.values().stream()
        .min(WEAKEST_FIRST)
        .map(path -> new View(path.assessment().guarantee().name(), path.evidence()))
        .orElse(View.NOT_YET_DELIVERED);
  }
}
