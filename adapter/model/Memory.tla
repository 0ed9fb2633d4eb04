-------------------------------- MODULE Memory --------------------------------
(* A server remembers the keys that it knows to be processed, and acknowledges *)
(* copies of them without asking the store.                                    *)
EXTENDS Delivery

VARIABLE
  known \* by node, keys

Remembering == <<vars, known>>

MemoryInit == Init /\ known = [n \in Nodes |-> {}]

(* The coordinator tells of the commit: after the single phase, or the second of two, even *)
(* where that has left something to recovery.                                              *)
CommitIsTold(t) == \/ tx[t].st = "claimed" /\ tx'[t].st = "acking"
                   \/ tx[t].st = "decided" /\ tx'[t].st # "decided"

(* The single phase had no answer. *)
NothingIsTold(t) == tx[t].st = "claimed" /\ tx'[t].st = "rolling" /\ tx'[t].db # tx[t].db
                    /\ ~TwoPhase(t)

IsRemembered(t) == \/ CommitIsTold(t)
                   \/ Fault = "RememberUnheard" /\ NothingIsTold(t)
                   \/ Fault = "RememberClaim" /\ tx[t].st = "received" /\ tx'[t].st = "claimed"

(* What it made a record of, or found one of. *)
Learnt(t) == IF IsRemembered(t) THEN KeysOf(tx[t].batch) \ KeysOf(tx'[t].stale \cup tx[t].stale)
             ELSE {}

Learn == known' = [n \in Nodes |->
                    IF up'[n] THEN known[n] \cup UNION {Learnt(t) : t \in {s \in Slots : tx[s].node = n}}
                    ELSE {}]

(* Without any branch but that of the message: nothing lies between. *)
Answer(n) ==
  /\ up[n]
  /\ \E c \in queue : /\ Key(c) \in known[n]
                      /\ queue' = queue \ {c} /\ acked' = acked \cup {c}
  /\ UNCHANGED <<shares, diverted, dead, store, sent, tx, up, faults, known>>

MemoryNext == \/ Next /\ Learn
              \/ \E n \in Nodes : Answer(n)

MemorySpec == MemoryInit /\ [][MemoryNext]_Remembering
===============================================================================
