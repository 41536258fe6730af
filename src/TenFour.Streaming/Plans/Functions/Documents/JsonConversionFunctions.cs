using TenFour.Streaming.Columns;
using TenFour.Streaming.Errors;
using TenFour.Streaming.Json;
using TenFour.Streaming.Plans.Expressions;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Sql;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary><c>to_json</c> and <c>from_json</c>: structs as JSON objects and back, with the rules of sinks and sources.</summary>
internal static class JsonConversionFunctions
{
    /// <summary>An array is written as the only field of a row, whose frame is then cut off.</summary>
    private const int ArrayFrame = 5;

    public static readonly FunctionDefinition[] Definitions =
    [
        new(FunctionCategory.Json, "to_json", "to_json(struct or array)", "The struct or array as JSON, fields that are null left out.")
        {
            Examples =
            [
                new("to_json(named_struct('a', 1, 'b', 'x'))", "\"{\\\"a\\\":1,\\\"b\\\":\\\"x\\\"}\""),
                new("to_json(array(1, NULL))", "\"[1,null]\""),
            ],
            Bind = BindToJson,
        },
        new(
            FunctionCategory.Json,
            "from_json",
            "from_json(json, schema)",
            "The struct that a JSON object means by a schema such as 'a INT, b STRING'; what does not fit is null.")
        {
            Examples =
            [
                new("from_json('{\"a\":1, \"b\":0.8}', 'a INT, b DOUBLE')", "{\"a\":1,\"b\":0.8}"),
                new("from_json('x', 'a INT')", "{\"a\":null}"),
            ],
            Bind = BindFromJson,
        },
    ];

    private static Expression BindToJson(FunctionCall call)
    {
        if (call.Count != 1)
        {
            throw call.WrongCount("1");
        }

        return call[0].Type is StructType or ArrayType or NullType
            ? call.Make(SqlType.String, ToJson, [call[0]], Nullability.Always)
            : throw call.Mismatch("INVALID_JSON_SCHEMA", $"Input schema \"{call[0].Type}\" must be a struct or an array.", 0);
    }

    private static Column ToJson(KernelInput input)
    {
        var (schema, columns) = input.Columns[0] switch
        {
            StructColumn c => (new Schema(((StructType)c.Type).Fields), c.Fields),
            var c => (new Schema([new StructField("a", c.Type)]), new[] { c }),
        };
        var writer = new RowJsonWriter(schema, input.Context.TimeZone);
        var batch = new ColumnBatch(schema, columns, input.Rows);
        var text = input.Kept(() => new TextBuffer());
        var isStruct = input.Columns[0] is StructColumn;
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            text.Clear();
            writer.Append(batch, row, text);
            output.Add(row, isStruct ? text.Written : text.Written[ArrayFrame..^1]);
        });
    }

    private static Expression BindFromJson(FunctionCall call)
    {
        if (call.Count != 2)
        {
            throw call.WrongCount("2");
        }

        if (call[1].Type is not StringType || !Constants.IsKnown(call[1]) || Constants.TextOf(call[1], call.Context) is not { } ddl)
        {
            throw new StatisticException(
                $"The expression \"{call[1].ToName()}\" is not a valid schema string.",
                call.Span,
                "INVALID_SCHEMA.NON_STRING_LITERAL",
                "Write the schema as a constant.");
        }

        // All fields of what is parsed may be missing.
        var type = (StructType)Relaxed(ParseType(ddl, call));
        return call.Make(type, FromJson, [call.Cast(0, Parameter.Text), call[1]], Nullability.Always, nameForm: a => $"from_json({a[0]})");
    }

    private static StructType ParseType(string ddl, FunctionCall call)
    {
        try
        {
            var start = ddl.AsSpan().TrimStart();
            if (!start.StartsWith("struct<", StringComparison.OrdinalIgnoreCase)
                && !start.StartsWith("array<", StringComparison.OrdinalIgnoreCase))
            {
                return new StructType(SqlParser.ParseSchema(ddl).Fields);
            }

            return SqlParser.ParseType(ddl) as StructType
                ?? throw new StatisticException(
                    $"from_json reads objects only, not {ddl}.",
                    call.Span,
                    "UNSUPPORTED_FEATURE",
                    "Wrap the array in an object, or read it as a STRING.");
        }
        catch (StatisticException e) when (e.Condition != "UNSUPPORTED_FEATURE")
        {
            // The place within the schema is none in the statistic.
            throw new StatisticException(e.Message, call.Span, e.Condition, e.Advice);
        }
    }

    private static SqlType Relaxed(SqlType type) => type switch
    {
        StructType s => new StructType([.. s.Fields.Select(f => new StructField(f.Name, Relaxed(f.Type)))]),
        ArrayType a => new ArrayType(Relaxed(a.Element)),
        _ => type,
    };

    private static StructColumn FromJson(KernelInput input)
    {
        var type = (StructType)input.Type;
        var texts = input.Strings(0);
        var decoder = input.Kept(() => new RowDecoder()).For(input, type);
        var (choices, positions) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        var decoded = 0;
        foreach (var row in input.Rows)
        {
            // Text without anything in it is null, anything else at least a struct of nulls.
            var isEmpty = texts.IsNull(row) || texts[row].IndexOfAnyExcept(" \t\r\n"u8) < 0;
            choices[row] = isEmpty ? ColumnChoice.Null : 0;
            positions[row] = decoded;
            if (!isEmpty)
            {
                decoder.AppendRecord(texts[row]);
                decoded++;
            }
        }

        // Copied, since the decoder uses its columns again.
        var rows = new StructColumn(type, decoder.Take().Columns);
        return (StructColumn)ColumnChoice.Choose(type, [rows], choices, positions, input.Rows, input.Context);
    }

    /// <summary>Keeps a decoder that has room for a batch.</summary>
    private sealed class RowDecoder
    {
        private JsonRecordDecoder? decoder;

        public JsonRecordDecoder For(KernelInput input, StructType type)
        {
            if (decoder is null || decoder.Options.CapacityRows < input.Rows.Count)
            {
                var options = new JsonDecoderOptions(input.Context.TimeZone)
                {
                    Time = input.Context.BatchClock,
                    CapacityRows = Math.Max(input.Rows.Count, ColumnBatch.TypicalRows),
                };
                decoder = new JsonRecordDecoder(new Schema(type.Fields), options);
            }

            return decoder;
        }
    }
}
