namespace TenFour.Spark.Comparing;

/// <summary>Which rows only one of two results has; their order does not matter, their number does. Pure.</summary>
internal static class RowDifference
{
    public static (List<ComparedRow> OnlyTenFour, List<ComparedRow> OnlySpark) Of(IEnumerable<ComparedRow> tenFour, IEnumerable<ComparedRow> spark)
    {
        var (ours, theirs) = (Sorted(tenFour), Sorted(spark));
        var (onlyOurs, onlyTheirs) = (new List<ComparedRow>(), new List<ComparedRow>());
        var (i, j) = (0, 0);
        while (i < ours.Length || j < theirs.Length)
        {
            var order = i == ours.Length ? 1 : j == theirs.Length ? -1 : string.CompareOrdinal(ours[i].Text, theirs[j].Text);
            if (order != 0)
            {
                (order < 0 ? onlyOurs : onlyTheirs).Add(order < 0 ? ours[i++] : theirs[j++]);
                continue;
            }

            var (endOfOurs, endOfTheirs) = (EndOfText(ours, i), EndOfText(theirs, j));
            Pair(ours.AsSpan(i, endOfOurs - i), theirs.AsSpan(j, endOfTheirs - j), onlyOurs, onlyTheirs);
            (i, j) = (endOfOurs, endOfTheirs);
        }

        return (onlyOurs, onlyTheirs);
    }

    /// <summary>Pairs rows of the same text. Both sides are in the order of their numbers, so the next partner is the first or a near one.</summary>
    private static void Pair(ReadOnlySpan<ComparedRow> ours, ReadOnlySpan<ComparedRow> theirs, List<ComparedRow> onlyOurs, List<ComparedRow> onlyTheirs)
    {
        var left = new LinkedList<ComparedRow>(theirs.ToArray());
        foreach (var row in ours)
        {
            var partner = left.First;
            while (partner is not null && !partner.Value.HasNumbersOf(row))
            {
                partner = partner.Next;
            }

            if (partner is null)
            {
                onlyOurs.Add(row);
            }
            else
            {
                left.Remove(partner);
            }
        }

        onlyTheirs.AddRange(left);
    }

    private static int EndOfText(ComparedRow[] rows, int start)
    {
        var end = start + 1;
        while (end < rows.Length && rows[end].Text == rows[start].Text)
        {
            end++;
        }

        return end;
    }

    private static ComparedRow[] Sorted(IEnumerable<ComparedRow> rows)
    {
        ComparedRow[] sorted = [.. rows];
        Array.Sort(sorted, ComparedRow.Order);
        return sorted;
    }
}
