using TenFour.Streaming.Columns;
using TenFour.Streaming.Plans.Expressions;

namespace TenFour.Streaming.Operators.StreamJoins;

/// <summary>Finds the matches of one side's new rows among the other side's rows in the state, and hands them on.</summary>
/// <param name="left">Which side is new.</param>
internal sealed class JoinProbe(StreamJoinSpec spec, JoinState state, bool left, JoinOutput output)
{
    private readonly JoinRows others = state.Side(!left);
    private readonly int[] places = new int[JoinOutput.MaxRows];
    private readonly int[] rows = new int[JoinOutput.MaxRows];
    private readonly int[] slots = new int[JoinOutput.MaxRows];
    private readonly bool tracksOthers = spec.TracksMatches(!left);
    private readonly List<int> taken = [];
    private int count;

    /// <param name="leaving">By place, whether the row would leave at the end of this batch; empty where that does not matter.</param>
    /// <param name="keys">The slots of the rows' keys, by place.</param>
    /// <param name="matched">Is set where a row has a match, by place; false before.</param>
    /// <param name="testing">For the rest of the condition; reset on the way.</param>
    public void Run(ColumnBatch batch, Rows selection, ReadOnlySpan<int> keys, ReadOnlySpan<bool> leaving, Span<bool> matched, EvaluationContext testing)
    {
        var oneIsEnough = spec.IsSemi && left && spec.Both is null;
        for (var place = 0; place < keys.Length; place++)
        {
            for (var link = others.First(keys[place]); link != 0; link = others[link - 1].Next)
            {
                if (!leaving.IsEmpty && leaving[place] && others.IsNew(link - 1))
                {
                    continue;
                }

                if (count == places.Length)
                {
                    Flush(batch, matched, testing);
                }

                (places[count], rows[count], slots[count]) = (place, selection[place], link - 1);
                count++;
                if (oneIsEnough)
                {
                    break;
                }
            }
        }

        Flush(batch, matched, testing);
        foreach (var slot in taken)
        {
            state.Touch(others[slot].Key);
            others.Take(slot);
        }

        taken.Clear();
    }

    private void Flush(ColumnBatch batch, Span<bool> matched, EvaluationContext testing)
    {
        Filter(batch, testing);
        KeepNew(matched);
        var input = SideRows.Of(batch, rows.AsSpan(0, count));
        var state = SideRows.Of(slots.AsSpan(0, count));
        output.Push(left ? input : state, left ? state : input);
        count = 0;
    }

    /// <summary>Keeps the pairs for which the rest of the condition is true.</summary>
    private void Filter(ColumnBatch batch, EvaluationContext testing)
    {
        if (spec.Both is null || count == 0)
        {
            return;
        }

        var input = SideRows.Of(batch, rows.AsSpan(0, count));
        var state = SideRows.Of(slots.AsSpan(0, count));
        var truth = output.Test(left ? input : state, left ? state : input, testing);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            (places[kept], rows[kept], slots[kept]) = (places[i], rows[i], slots[i]);
            kept += truth.Values[i] && !truth.IsNull(i) ? 1 : 0;
        }

        count = kept;
        testing.Reset();
    }

    /// <summary>Notes the matches. A semi join gives a left row once, with its first match, and then is done with it.</summary>
    private void KeepNew(Span<bool> matched)
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var isFirst = !spec.IsSemi || (left ? !matched[places[i]] : IsFirstMatch(slots[i]));
            matched[places[i]] = true;
            if (tracksOthers)
            {
                others.Match(slots[i]);
            }

            (places[kept], rows[kept], slots[kept]) = (places[i], rows[i], slots[i]);
            kept += isFirst ? 1 : 0;
        }

        count = kept;
    }

    private bool IsFirstMatch(int leftSlot)
    {
        if (others[leftSlot].IsMatched)
        {
            return false;
        }

        others[leftSlot].IsMatched = true;
        taken.Add(leftSlot);
        return true;
    }
}
