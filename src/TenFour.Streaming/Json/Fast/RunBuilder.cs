namespace TenFour.Streaming.Json.Fast;

/// <summary>Finds the runs of a layout.</summary>
internal static class RunBuilder
{
    /// <summary>The layout with its runs.</summary>
    /// <param name="lengths">Per field the length of its string, or -1 where it is not always a string of one length.</param>
    /// <param name="isString">Per field whether it always is a string.</param>
    public static RecordLayout AddRuns(RecordLayout layout, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> isString)
    {
        var runs = new LayoutRun?[layout.Fields.Length];
        for (var i = 0; i < runs.Length; i++)
        {
            var end = i;
            while (end < runs.Length && lengths[end] >= 0)
            {
                end++;
            }

            if (end > i)
            {
                runs[i] = Build(layout, i, end, lengths, end < runs.Length && isString[end]);
                i = end;
            }
        }

        return layout.With(runs);
    }

    private static LayoutRun Build(RecordLayout layout, int first, int end, ReadOnlySpan<int> lengths, bool opensNext)
    {
        var bytes = new List<byte>();
        var isFixed = new List<bool>();
        var needed = new List<RunValue>();
        for (var i = first; i < end || (i == end && opensNext); i++)
        {
            var field = layout.Fields[i];
            bytes.AddRange([.. layout.BytesOf(field), (byte)'"']);

            // The layout's bytes may be from a record in which this field was the first.
            bytes[^(field.Length + 1 - field.SeparatorAt)] = (byte)(i == 0 ? '{' : ',');
            isFixed.AddRange(Enumerable.Repeat(true, field.Length + 1));
            if (i == end)
            {
                break;
            }

            if (field.Column >= 0)
            {
                needed.Add(new RunValue(bytes.Count, lengths[i], field.Column));
            }

            bytes.AddRange([.. Enumerable.Repeat((byte)' ', lengths[i]), (byte)'"']);
            isFixed.AddRange([.. Enumerable.Repeat(false, lengths[i]), true]);
        }

        var length = bytes.Count;
        var steps = StepsOf(bytes, isFixed);
        bytes.AddRange(new byte[(steps.Length * RecordLayout.SlotBytes) - length]);
        return new LayoutRun(length, end, opensNext, [.. bytes], steps, [.. needed]);
    }

    private static RunStep[] StepsOf(List<byte> bytes, List<bool> isFixed)
    {
        var steps = new RunStep[(bytes.Count + RecordLayout.SlotBytes - 1) / RecordLayout.SlotBytes];
        for (var i = 0; i < bytes.Count; i++)
        {
            ref var step = ref steps[i / RecordLayout.SlotBytes];
            var bit = 1UL << (i % RecordLayout.SlotBytes);
            step = new RunStep(
                step.Fixed | (isFixed[i] ? bit : 0),
                step.Covered | bit,
                step.Specials | (bytes[i] is (byte)'"' or (byte)'\\' or < (byte)' ' ? bit : 0));
        }

        return steps;
    }
}
