using TenFour.Streaming.Columns;
using TenFour.Streaming.Json.Tokens;
using TenFour.Streaming.Plans.Expressions.Kernels;
using TenFour.Streaming.Plans.Functions.Binding;
using TenFour.Streaming.Types;

namespace TenFour.Streaming.Plans.Functions.Documents;

/// <summary>Looking into JSON text: <c>get_json_object</c>, <c>json_array_length</c>, <c>json_object_keys</c>.</summary>
internal static class JsonFunctions
{
    public static readonly FunctionDefinition[] Definitions =
    [
        new(
            FunctionCategory.Json,
            "get_json_object",
            "get_json_object(json, path)",
            "What a path such as $.a[0].b selects in a JSON text, as text; null where there is nothing, or no JSON.")
        {
            Examples =
            [
                new("get_json_object('{\"a\":{\"b\":1}}', '$.a.b')", "\"1\""),
                new("get_json_object('{\"a\":[{\"b\":1},{\"b\":2}]}', '$.a[*].b')", "\"[1,2]\""),
            ],
            Bind = Bind.To(SqlType.String, new Parameters(Parameter.Text, Parameter.Text), GetObject, Nullability.Always),
        },
        new(
            FunctionCategory.Json,
            "json_array_length",
            "json_array_length(json)",
            "The number of elements of a JSON array, null for anything else.")
        {
            Examples = [new("json_array_length('[1,2,3,4]')", "4"), new("json_array_length('{}')", "null")],
            Bind = Bind.To(SqlType.Int, Parameter.TextOnly, ArrayLength, Nullability.Always),
        },
        new(
            FunctionCategory.Json,
            "json_object_keys",
            "json_object_keys(json)",
            "The names of the fields of a JSON object, null for anything else.")
        {
            Examples = [new("json_object_keys('{\"key\": \"value\"}')", "[\"key\"]"), new("json_object_keys('[1]')", "null")],
            Bind = Bind.To(new ArrayType(SqlType.String), Parameter.TextOnly, ObjectKeys, Nullability.Always),
        },
    ];

    private static Column GetObject(KernelInput input)
    {
        var (texts, paths) = (input.Strings(0), input.Strings(1));
        var parsed = input.Kept(() => new Extractor());
        return input.MapText((int row, ref StringColumnBuilder output) =>
        {
            if (parsed.Paths.Get(paths[row]) is { } path && parsed.Extraction.TryFind(texts[row], path, out var found))
            {
                output.Add(row, found);
            }
            else
            {
                output.AddNull(row);
            }
        });
    }

    private static Column ArrayLength(KernelInput input)
    {
        var texts = input.Strings(0);
        var scratch = input.Kept(() => new TokenScratch());
        return input.MapOrNull(row => Count(new JsonTokens(texts[row], scratch)));
    }

    private static int? Count(JsonTokens tokens)
    {
        if (!tokens.Next() || tokens.Current != TokenKind.StartArray)
        {
            return null;
        }

        for (var count = 0; ; count++)
        {
            if (!tokens.Next() || tokens.Current == TokenKind.None)
            {
                return null;
            }

            if (tokens.Current == TokenKind.EndArray)
            {
                return count;
            }

            if (!tokens.SkipChildren())
            {
                return null;
            }
        }
    }

    private static Column ObjectKeys(KernelInput input)
    {
        var texts = input.Strings(0);
        var scratch = input.Kept(() => new TokenScratch());
        var (starts, lengths) = (input.Context.Rent<int>(input.Rows.End), input.Context.Rent<int>(input.Rows.End));
        var nulls = input.Context.RentBitmap(input.Rows.End);
        var keys = input.Context.RentPool();
        foreach (var row in input.Rows)
        {
            starts[row] = keys.Count;
            if (texts.IsNull(row) || !TryAddKeys(new JsonTokens(texts[row], scratch), keys))
            {
                nulls.Set(row);
            }

            lengths[row] = keys.Count - starts[row];
        }

        return new ArrayColumn(input.Type, starts, lengths, new StringColumn(SqlType.String, keys, null), nulls);
    }

    private static bool TryAddKeys(JsonTokens tokens, StringPool keys)
    {
        if (!tokens.Next() || tokens.Current != TokenKind.StartObject)
        {
            return false;
        }

        while (tokens.Next() && tokens.Current == TokenKind.Name)
        {
            tokens.TryGetName(out var name);
            keys.Add(name);
            if (!tokens.Next() || !tokens.SkipChildren())
            {
                return false;
            }
        }

        return tokens.Current == TokenKind.EndObject;
    }

    /// <summary>What <c>get_json_object</c> keeps between batches.</summary>
    private sealed class Extractor
    {
        public LastText<JsonPathStep[]?> Paths { get; } = new(JsonPath.Parse);

        public JsonExtraction Extraction { get; } = new();
    }
}
