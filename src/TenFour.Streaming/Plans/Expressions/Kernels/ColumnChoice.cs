using TenFour.Streaming.Columns;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Expressions.Kernels;

/// <summary>
/// Puts a column together from others: row r is row <c>positions[r]</c> of <c>sources[choices[r]]</c>, and null where the choice is
/// <see cref="Null"/>. What CASE, COALESCE, GREATEST and <c>array[i]</c> need.
/// </summary>
public static class ColumnChoice
{
    /// <summary>The choice of no source.</summary>
    public const int Null = -1;

    /// <summary>Strings with no more entries than this in their dictionaries stay dictionary-coded.</summary>
    private const int MaxEntries = 256;

    /// <param name="positions">Null: row r is taken from row r.</param>
    public static Column Choose(
        SqlType type, IReadOnlyList<Column> sources, int[] choices, int[]? positions, Rows rows, EvaluationContext context)
    {
        var choice = new Choice(type, sources, choices, positions, rows, context);
        return type switch
        {
            NullType or BooleanType => choice.Fixed<bool>(),
            ByteType => choice.Fixed<sbyte>(),
            ShortType => choice.Fixed<short>(),
            IntType or DateType or YearMonthIntervalType => choice.Fixed<int>(),
            LongType or TimestampType or TimestampNtzType or DayTimeIntervalType => choice.Fixed<long>(),
            FloatType => choice.Fixed<float>(),
            DoubleType => choice.Fixed<double>(),
            DecimalType => choice.Fixed<Int128>(),
            CalendarIntervalType => choice.Fixed<CalendarIntervalValue>(),
            StringType or BinaryType => choice.Strings(),
            StructType s => choice.Struct(s),
            ArrayType a => choice.Array(a),
            MapType m => choice.Map(m),
            _ => throw new InvalidOperationException($"no choice of {type}"),
        };
    }

    private readonly struct Choice(
        SqlType type, IReadOnlyList<Column> sources, int[] choices, int[]? positions, Rows rows, EvaluationContext context)
    {
        public FixedColumn<T> Fixed<T>()
            where T : unmanaged
        {
            var values = new T[sources.Count][];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = ((FixedColumn<T>)sources[i]).Values;
            }

            var (results, nulls) = (context.Rent<T>(rows.End), Nulls());
            foreach (var row in rows)
            {
                if (nulls is null || !nulls[row])
                {
                    results[row] = values[choices[row]][positions is null ? row : positions[row]];
                }
            }

            return new FixedColumn<T>(type, results, nulls);
        }

        public StringColumn Strings() => HaveFewEntries() ? CodedStrings() : PlainStrings();

        public StructColumn Struct(StructType structType)
        {
            var nulls = Nulls();
            var present = RowSelection.NotNull(rows, nulls, context);
            var fields = new Column[structType.Fields.Count];
            for (var i = 0; i < fields.Length; i++)
            {
                var index = i;
                Column[] parts = [.. sources.Select(s => ((StructColumn)s).Fields[index])];
                fields[i] = ColumnChoice.Choose(structType.Fields[i].Type, parts, choices, positions, present, context);
            }

            return new StructColumn(structType, fields, nulls);
        }

        public ArrayColumn Array(ArrayType arrayType)
        {
            var parts = Parts(s => (((ArrayColumn)s).Starts, ((ArrayColumn)s).Lengths));
            var elements = ChoosePart(arrayType.Element, s => ((ArrayColumn)s).Elements, parts);
            return new ArrayColumn(arrayType, parts.Starts, parts.Lengths, elements, Nulls());
        }

        public MapColumn Map(MapType mapType)
        {
            var parts = Parts(s => (((MapColumn)s).Starts, ((MapColumn)s).Lengths));
            var keys = ChoosePart(mapType.Key, s => ((MapColumn)s).Keys, parts);
            var values = ChoosePart(mapType.Value, s => ((MapColumn)s).Values, parts);
            return new MapColumn(mapType, parts.Starts, parts.Lengths, keys, values, Nulls());
        }

        private StringColumn PlainStrings()
        {
            var output = new StringColumnBuilder(type, rows, context);
            foreach (var row in rows)
            {
                if (IsNull(row, out var from))
                {
                    output.AddNull(row);
                }
                else
                {
                    output.Add(row, ((StringColumn)sources[choices[row]])[from]);
                }
            }

            return output.ToColumn();
        }

        /// <summary>Constants and columns of low variety make a column of low variety.</summary>
        private bool HaveFewEntries()
        {
            var entries = 0;
            foreach (var source in sources)
            {
                if (source is not StringColumn { Codes: not null } coded)
                {
                    return false;
                }

                entries += coded.Pool.Count;
            }

            return entries <= MaxEntries && entries < rows.Count;
        }

        private StringColumn CodedStrings()
        {
            var dictionary = new StringDictionary();
            var (entries, codes) = (new int[sources.Count][], new int[sources.Count][]);
            for (var i = 0; i < codes.Length; i++)
            {
                var source = (StringColumn)sources[i];
                (entries[i], codes[i]) = (Intern(source.Pool, dictionary), source.Codes!);
            }

            var (results, nulls) = (context.Rent<int>(rows.End), Nulls());
            foreach (var row in rows)
            {
                var choice = choices[row];
                results[row] = nulls is not null && nulls[row] ? 0 : entries[choice][codes[choice][positions is null ? row : positions[row]]];
            }

            return new StringColumn(type, dictionary.Pool, results, nulls);
        }

        private static int[] Intern(StringPool pool, StringDictionary dictionary)
        {
            var codes = new int[pool.Count];
            for (var i = 0; i < codes.Length; i++)
            {
                codes[i] = dictionary.Intern(pool[i]);
            }

            return codes;
        }

        private Column ChoosePart(SqlType partType, Func<Column, Column> partOf, ChosenParts parts) => ColumnChoice.Choose(
            partType, [.. sources.Select(partOf)], parts.Choices, parts.Positions, Rows.All(parts.Count), context);

        /// <summary>Where the elements of the rows come from, one row behind the other.</summary>
        private ChosenParts Parts(Func<Column, (int[] Starts, int[] Lengths)> placesOf)
        {
            var places = sources.Select(placesOf).ToArray();
            var (starts, lengths, total) = (context.Rent<int>(rows.End), context.Rent<int>(rows.End), 0);
            foreach (var row in rows)
            {
                lengths[row] = IsNull(row, out var from) ? 0 : places[choices[row]].Lengths[from];
                starts[row] = total;
                total += lengths[row];
            }

            var (partChoices, partPositions) = (context.Rent<int>(total), context.Rent<int>(total));
            foreach (var row in rows)
            {
                var from = lengths[row] == 0 ? 0 : places[choices[row]].Starts[positions is null ? row : positions[row]];
                for (var i = 0; i < lengths[row]; i++)
                {
                    partChoices[starts[row] + i] = choices[row];
                    partPositions[starts[row] + i] = from + i;
                }
            }

            return new ChosenParts(starts, lengths, partChoices, partPositions, total);
        }

        private bool IsNull(int row, out int from)
        {
            from = positions is null ? row : positions[row];
            return choices[row] == Null || sources[choices[row]].IsNull(from);
        }

        private Bitmap? Nulls()
        {
            Bitmap? nulls = null;
            var masks = new Bitmap?[sources.Count];
            for (var i = 0; i < masks.Length; i++)
            {
                masks[i] = sources[i].Nulls;
            }

            foreach (var row in rows)
            {
                var choice = choices[row];
                if (choice == Null || (masks[choice] is { } mask && mask[positions is null ? row : positions[row]]))
                {
                    (nulls ??= context.RentBitmap(rows.End)).Set(row);
                }
            }

            return nulls;
        }
    }

    /// <summary>The elements of arrays or maps: their places in the result, and which source and position each comes from.</summary>
    private sealed record ChosenParts(int[] Starts, int[] Lengths, int[] Choices, int[] Positions, int Count);
}
