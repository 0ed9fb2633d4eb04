------------------------------- MODULE Delivery -------------------------------
(* How messages, their records, the state of the bean and what it sends commit *)
(* together. README.md tells what is modelled, and what is not.                *)
EXTENDS Integers, FiniteSets, TLC

CONSTANTS
  Copies,        \* 21 is the first message under key 2; a greater key was sent later
  Poison,        \* keys whose bean always fails
  Senders,       \* keys whose bean sends a message
  Nodes,         \* servers with a common broker and a common database
  Slots,         \* as many transactions may be running or in doubt
  MaxBatch,      \* messages in one transaction
  MaxFaults,     \* crashes, lost answers, failures
  AckAfter,      \* the message is acknowledged after the commit, and no branch
  DatabaseFirst, \* second phase: the database, then the broker; FALSE: the reverse
  Cuts,          \* a resource manager may be out of reach in the second phase
  Purges,        \* the store forgets records
  Fault          \* the protection that is switched off; "none"

VARIABLES
  queue, acked, diverted, dead,        \* sets of copies, as the broker has them
  shares,                              \* by copy, how many failing batches it may still be in
  record, purged,                      \* the store: copy that was processed, by key
  effects, sent,                       \* by key, how often
  tx, up, faults

broker == <<queue, acked, diverted, dead, shares>>
store == <<record, purged, effects>>
vars == <<broker, store, sent, tx, up, faults>>

AnyNode == Permutations(Nodes) \* a symmetry, but not of EveryMessageEnds
Key(c) == c \div 10
Keys == {Key(c) : c \in Copies}
None == 0
Branches == {"db", "jms"}
Least(s) == CHOOSE x \in s : \A y \in s : x <= y
Greatest(s) == CHOOSE x \in s : \A y \in s : y <= x

(* What was sent no later may have been forgotten. *)
Floor == IF purged = {} THEN 0 ELSE Greatest(purged)

(* st: received, claimed (and the bean has run), rolling (back), decided (and *)
(* logged), acking; of a dead or unhelpful server: recovering (logged), lost; *)
(* and forgotten, which must not be.                                          *)
Free == [st |-> "free", node |-> 0, batch |-> {}, hand |-> {}, first |-> {}, stale |-> {},
         sends |-> {}, floor |-> 0, db |-> "none", jms |-> "none", todo |-> {}]

Running(n) == {t \in Slots : /\ tx[t].node = n
                             /\ tx[t].st \in {"received", "claimed", "rolling", "decided", "acking"}}
CopyOf(t, k) == Least({c \in tx[t].batch : Key(c) = k})
KeysOf(s) == {Key(c) : c \in s}
Inject == faults > 0 /\ faults' = faults - 1

Init ==
  /\ queue = Copies /\ shares = [c \in Copies |-> 2] /\ acked = {} /\ diverted = {} /\ dead = {}
  /\ record = [k \in Keys |-> None] /\ purged = {}
  /\ effects = [k \in Keys |-> 0] /\ sent = [k \in Keys |-> 0]
  /\ tx = [t \in Slots |-> Free] /\ up = [n \in Nodes |-> TRUE] /\ faults = MaxFaults

-------------------------------------------------------------------------------
(* One after the other to the end *)

(* Nobody follows in a batch what is to be alone. *)
Together(b) == Cardinality({c \in b : shares[c] = 0}) <= 1

Receive(n) ==
  /\ up[n] /\ Running(n) = {}
  /\ \E t \in Slots : tx[t].st = "free"
  /\ LET t == Least({s \in Slots : tx[s].st = "free"}) IN
     \E b \in SUBSET queue :
       /\ Cardinality(b) \in 1..MaxBatch
       /\ Together(b)
       /\ queue' = queue \ b
       /\ acked' = IF Fault = "AckBeforeCommit" THEN acked \cup b ELSE acked
       /\ tx' = [tx EXCEPT ![t] = [Free EXCEPT
                   !.st = "received", !.node = n, !.batch = b,
                   !.hand = IF Fault = "AckBeforeCommit" THEN {} ELSE b,
                   !.floor = IF Fault = "FloorBeforeClaim" THEN Floor ELSE 0,
                   !.jms = IF AckAfter THEN "none" ELSE "active"]]
  /\ UNCHANGED <<shares, diverted, dead, store, sent, up, faults>>

(* The unique index: a claim waits for another of the same key that is not settled. *)
Held(t) == {k \in Keys : \E o \in Slots \ {t} :
              k \in tx[o].first /\ tx[o].db \in {"active", "prepared"}}

(* Claims the keys of the batch in one statement, then runs the beans of the first copies. *)
Claim(t) ==
  LET keys == KeysOf(tx[t].batch)
      new == {k \in keys : record[k] = None}
             \ (IF Fault = "DuplicateOfUncommitted" THEN Held(t) ELSE {})
      floor == CASE Fault = "NoFloor" -> 0
                 [] Fault = "FloorBeforeClaim" -> tx[t].floor
                 [] OTHER -> Floor
      first == {k \in new : k > floor}
      stale == {c \in tx[t].batch : Key(c) \in new \ first}
      again == {k \in keys : record[k] \in tx[t].batch}
      sends == (first \cup (IF Fault = "ReplyAgain" THEN again ELSE {})) \cap Senders
  IN
  /\ tx[t].st = "received"
  /\ Fault \in {"NoUniqueIndex", "DuplicateOfUncommitted"} \/ keys \cap Held(t) = {}
  /\ tx' = [tx EXCEPT ![t].st = IF first \cap Poison = {} THEN "claimed" ELSE "rolling",
                      ![t].first = first, ![t].stale = stale, ![t].sends = sends,
                      ![t].db = "active",
                      ![t].jms = IF ~AckAfter \/ sends # {} \/ stale # {} THEN "active" ELSE "none"]
  /\ record' = IF Fault = "ClaimOutside"
               THEN [k \in Keys |-> IF k \in first THEN CopyOf(t, k) ELSE record[k]] ELSE record
  /\ sent' = IF Fault = "SendOutside"
             THEN [k \in Keys |-> IF k \in sends THEN sent[k] + 1 ELSE sent[k]] ELSE sent
  /\ UNCHANGED <<broker, purged, effects, up, faults>>

CommitDatabase(t) ==
  /\ effects' = [k \in Keys |-> IF k \in tx[t].first THEN effects[k] + 1 ELSE effects[k]]
  /\ record' = IF Fault = "RecordAfterCommit" THEN record
               ELSE [k \in Keys |-> IF k \in tx[t].first THEN CopyOf(t, k) ELSE record[k]]
  /\ UNCHANGED <<acked, diverted, sent>>

CommitBroker(t) ==
  /\ sent' = IF Fault = "SendOutside" THEN sent
             ELSE [k \in Keys |-> IF k \in tx[t].sends THEN sent[k] + 1 ELSE sent[k]]
  /\ diverted' = diverted \cup tx[t].stale
  /\ acked' = IF AckAfter THEN acked ELSE acked \cup tx[t].hand
  /\ UNCHANGED <<record, effects>>

TwoPhase(t) == tx[t].jms # "none"

(* A single branch: no log. If there is no answer nobody knows the outcome, and the *)
(* messages are delivered again.                                                    *)
CommitOnePhase(t) ==
  /\ tx[t].st = "claimed" /\ ~TwoPhase(t)
  /\ \/ /\ CommitDatabase(t)
        /\ \/ tx' = [tx EXCEPT ![t].db = "committed", ![t].st = "acking"] /\ UNCHANGED faults
           \/ tx' = [tx EXCEPT ![t].db = "committed", ![t].st = "rolling"] /\ Inject
     \/ /\ tx' = [tx EXCEPT ![t].db = "rolledback", ![t].st = "rolling"] /\ Inject
        /\ UNCHANGED <<acked, diverted, record, effects, sent>>
  /\ UNCHANGED <<queue, shares, dead, purged, up>>

(* If the answer is lost, the coordinator takes it for a refusal. *)
Prepare(t) ==
  /\ tx[t].st = "claimed" /\ TwoPhase(t)
  /\ \E b \in Branches :
       /\ tx[t][b] = "active"
       /\ \/ tx' = [tx EXCEPT ![t][b] = "prepared"] /\ UNCHANGED faults
          \/ tx' = [tx EXCEPT ![t][b] = "prepared", ![t].st = "rolling"] /\ Inject
  /\ UNCHANGED <<broker, store, sent, up>>

Decide(t) ==
  /\ tx[t].st = "claimed" /\ \A b \in Branches : tx[t][b] = "prepared"
  /\ tx' = [tx EXCEPT ![t].st = "decided", ![t].todo = Branches]
  /\ UNCHANGED <<broker, store, sent, up, faults>>

(* Whoever cannot be reached is left to recovery; the others do not wait for it. *)
InOrder(t, b) ==
  LET before == IF DatabaseFirst /\ Fault # "MessageFirst" THEN "db" ELSE "jms" IN
  b = before \/ before \notin tx[t].todo \/ (Cuts /\ tx[t].st = "recovering")

(* To a branch that has ended the resource manager says that it knows no such branch. *)
Commit(t, b) ==
  /\ tx[t].st \in {"decided", "recovering"} /\ up[tx[t].node] /\ b \in tx[t].todo /\ InOrder(t, b)
  /\ IF tx[t][b] # "prepared" THEN UNCHANGED <<acked, diverted, record, effects, sent>>
     ELSE IF b = "db" THEN CommitDatabase(t) ELSE CommitBroker(t)
  /\ LET ended == [tx EXCEPT ![t][b] = IF @ = "prepared" THEN "committed" ELSE @,
                             ![t].hand = IF b = "jms" /\ ~AckAfter THEN {} ELSE @]
     IN \/ /\ tx' = [ended EXCEPT ![t].todo = @ \ {b}]
           /\ UNCHANGED <<queue, faults>>
        \/ /\ Inject \* the answer is lost, and recovery asks again
           /\ tx' = [ended EXCEPT ![t].st = "recovering", ![t].hand = IF AckAfter THEN {} ELSE @]
           /\ queue' = IF AckAfter THEN queue \cup tx[t].hand ELSE queue
  /\ UNCHANGED <<shares, dead, purged, up>>

Finish(t) ==
  /\ tx[t].st \in {"decided", "recovering"} /\ up[tx[t].node] /\ tx[t].todo = {}
  /\ tx' = [tx EXCEPT ![t] =
              IF \E b \in Branches : @[b] = "prepared" THEN [@ EXCEPT !.st = "forgotten"]
              ELSE IF @.hand = {} THEN Free ELSE [@ EXCEPT !.st = "acking"]]
  /\ UNCHANGED <<broker, store, sent, up, faults>>

Acknowledge(t) ==
  /\ tx[t].st = "acking"
  /\ record' = IF Fault # "RecordAfterCommit" THEN record
               ELSE [k \in Keys |-> IF k \in tx[t].first THEN CopyOf(t, k) ELSE record[k]]
  /\ IF tx[t].hand = {} THEN acked' = acked /\ tx' = [tx EXCEPT ![t] = Free]
     ELSE LET c == Least(tx[t].hand) IN
          /\ acked' = acked \cup {c}
          /\ tx' = [tx EXCEPT ![t] = IF @.hand = {c} THEN Free ELSE [@ EXCEPT !.hand = @ \ {c}]]
  /\ UNCHANGED <<queue, shares, diverted, dead, purged, effects, sent, up, faults>>

-------------------------------------------------------------------------------
(* Rolling back: what is blamed is alone from then on, its neighbours share a batch once *)
(* more. A poison message that fails by itself is given up.                              *)

Blame(hand) ==
  \E blamed \in SUBSET hand :
    shares' = [c \in Copies |-> IF c \notin hand THEN shares[c]
                               ELSE IF c \in blamed \/ shares[c] < 2 THEN 0 ELSE 1]

Rollback(t) ==
  LET many == Cardinality(tx[t].batch) > 1
      given == /\ \E c \in tx[t].batch : Key(c) \in Poison
               /\ ~many \/ Fault = "PoisonTakesBatch"
  IN
  /\ tx[t].st = "rolling"
  /\ queue' = IF given THEN queue ELSE queue \cup tx[t].hand
  /\ dead' = IF given THEN dead \cup tx[t].hand ELSE dead
  /\ IF many THEN Blame(tx[t].hand) ELSE shares' = shares
  /\ tx' = [tx EXCEPT ![t] = Free]
  /\ UNCHANGED <<acked, diverted, store, sent, up, faults>>

(* The server loses its connections: what is not prepared ends, the rest awaits recovery. *)
Cut(r) == [r EXCEPT !.st = "lost", !.batch = {}, !.stale = {}, !.sends = {},
                    !.first = IF r.db = "prepared" THEN @ ELSE {},
                    !.db = IF @ = "active" THEN "rolledback" ELSE @,
                    !.jms = IF @ = "active" THEN "rolledback" ELSE @,
                    !.hand = IF ~AckAfter /\ r.jms = "prepared" THEN @ ELSE {}]

RollbackUnheard(t) ==
  /\ tx[t].st = "rolling" /\ Inject
  /\ tx' = [tx EXCEPT ![t] = Cut(@)]
  /\ queue' = queue \cup (tx[t].hand \ Cut(tx[t]).hand)
  /\ UNCHANGED <<shares, acked, diverted, dead, store, sent, up>>

-------------------------------------------------------------------------------
(* What may happen *)

Fail(t) == \* a statement, a timeout, the bean
  /\ tx[t].st \in {"received", "claimed"} /\ Inject
  /\ tx' = [tx EXCEPT ![t].st = "rolling"]
  /\ UNCHANGED <<broker, store, sent, up>>

Unreachable(t) ==
  /\ Cuts /\ tx[t].st = "decided" /\ Inject
  /\ tx' = [tx EXCEPT ![t].st = "recovering",
                      ![t].todo = IF Fault = "FailureForRollback" THEN @ \ {"db"} ELSE @,
                      ![t].hand = IF AckAfter THEN {} ELSE @]
  /\ queue' = IF AckAfter THEN queue \cup tx[t].hand ELSE queue
  /\ UNCHANGED <<shares, acked, diverted, dead, store, sent, up>>

AcknowledgeUnheard(t) ==
  /\ tx[t].st = "acking" /\ Inject
  /\ queue' = queue \cup tx[t].hand /\ tx' = [tx EXCEPT ![t] = Free]
  /\ UNCHANGED <<shares, acked, diverted, dead, store, sent, up>>

Dead(r) ==
  CASE r.st \in {"received", "claimed", "rolling"} -> Cut(r)
    [] r.st = "decided" ->
         [r EXCEPT !.st = IF Fault = "LogTooLate" THEN "lost" ELSE "recovering",
                   !.db = IF @ = "prepared" /\ Fault = "PreparedDiesWithSession"
                          THEN "rolledback" ELSE @,
                   !.hand = IF AckAfter THEN {} ELSE @]
    [] r.st = "acking" -> Free
    [] OTHER -> r

Crash(n) ==
  /\ up[n] /\ Inject /\ up' = [up EXCEPT ![n] = FALSE]
  /\ tx' = [t \in Slots |-> IF tx[t].node = n THEN Dead(tx[t]) ELSE tx[t]]
  /\ queue' = queue \cup UNION {tx[t].hand \ tx'[t].hand : t \in Slots}
  /\ UNCHANGED <<shares, acked, diverted, dead, store, sent>>

Purge(k) ==
  /\ Purges /\ record[k] # None
  /\ record' = [record EXCEPT ![k] = None] /\ purged' = purged \cup {k}
  /\ UNCHANGED <<broker, effects, sent, tx, up, faults>>

-------------------------------------------------------------------------------
(* Recovery *)

Restart(n) ==
  /\ ~up[n] /\ up' = [up EXCEPT ![n] = TRUE]
  /\ UNCHANGED <<broker, store, sent, tx, faults>>

(* A branch of this node that is prepared and not in its log is rolled back. *)
RollbackOrphan(n, t) ==
  /\ up[n]
  /\ \/ tx[t].node = n /\ tx[t].st = "lost" /\ Fault # "AnotherNodeName"
     \/ tx[t].node # n /\ Fault = "SharedNodeName"
  /\ \E b \in Branches :
       /\ tx[t][b] = "prepared"
       /\ tx' = [tx EXCEPT ![t][b] = "rolledback", ![t].hand = IF b = "jms" THEN {} ELSE @]
       /\ queue' = IF b = "jms" THEN queue \cup tx[t].hand ELSE queue
  /\ UNCHANGED <<shares, acked, diverted, dead, store, sent, up, faults>>

Settle(t) ==
  /\ tx[t].st = "lost" /\ \A b \in Branches : tx[t][b] # "prepared"
  /\ tx' = [tx EXCEPT ![t] = Free]
  /\ UNCHANGED <<broker, store, sent, up, faults>>

(* "Not listed" taken for "committed": the log is dropped. *)
DropLog(t) ==
  /\ Fault = "ForgetInDoubt" /\ tx[t].st = "recovering" /\ up[tx[t].node]
  /\ tx' = [tx EXCEPT ![t].st = "lost"]
  /\ UNCHANGED <<broker, store, sent, up, faults>>

-------------------------------------------------------------------------------
Work(t) == \/ Claim(t) \/ CommitOnePhase(t) \/ Prepare(t) \/ Decide(t)
           \/ \E b \in Branches : Commit(t, b)
           \/ Finish(t) \/ Acknowledge(t) \/ Rollback(t) \/ Settle(t)
Recover(t) == \E n \in Nodes : RollbackOrphan(n, t)
Mishap(t) == \/ RollbackUnheard(t) \/ Fail(t) \/ Unreachable(t) \/ AcknowledgeUnheard(t)
             \/ DropLog(t)

Next == \/ \E n \in Nodes : Receive(n) \/ Crash(n) \/ Restart(n)
        \/ \E t \in Slots : Work(t) \/ Recover(t) \/ Mishap(t)
        \/ \E k \in Keys : Purge(k)

Spec == /\ Init /\ [][Next]_vars
        /\ \A n \in Nodes : WF_vars(Receive(n)) /\ WF_vars(Restart(n))
        /\ \A t \in Slots : WF_vars(Work(t)) /\ WF_vars(Recover(t))

-------------------------------------------------------------------------------
(* What must hold *)

Recorded(k) == record[k] # None \/ k \in purged

(* Its commit is decided and logged, and the database will do it. *)
Decided(k) == \E t \in Slots : /\ k \in tx[t].first /\ tx[t].db = "prepared"
                               /\ tx[t].st \in {"decided", "recovering"}

NoEffectTwice == \A k \in Keys : effects[k] <= 1
NoMessageTwice == \A k \in Keys : sent[k] <= 1
RecordIsState == \A k \in Keys : Recorded(k) <=> effects[k] > 0
OneOutcome == \A t \in Slots : {tx[t].db, tx[t].jms} # {"committed", "rolledback"}
NothingForgotten == \A t \in Slots : tx[t].st # "forgotten"
OnlyPoisonIsDead == \A c \in dead : Key(c) \in Poison

(* Database first: at any moment. *)
AcknowledgedIsRecorded == \A c \in acked : c \in diverted \/ Recorded(Key(c))
SentIsCommitted == \A k \in Keys : sent[k] <= effects[k]

(* Message first, or the database out of reach in the second phase: in the end. *)
AcknowledgedIsDecided ==
  \A c \in acked : c \in diverted \/ Recorded(Key(c)) \/ Decided(Key(c))
SentIsDecided == \A k \in Keys : sent[k] <= effects[k] \/ Decided(k)

(* Nothing remains to be done, and a bean that sends has sent. *)
Ended == /\ \A c \in Copies : c \in acked \cup dead
         /\ \A k \in Keys \cap Senders : sent[k] = effects[k]
EveryMessageEnds == <>[]Ended
===============================================================================
