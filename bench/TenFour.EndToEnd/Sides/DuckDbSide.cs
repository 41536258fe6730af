using System.Diagnostics;
using DuckDB.NET.Data;

namespace TenFour.EndToEnd.Sides;

/// <summary>
/// DuckDB's one-shot answer: the same files parsed each time, with explicit columns, on as many threads as there are cores. Only the first
/// rows are asked for, so that it need not build or sort the rest of the result.
/// </summary>
internal sealed class DuckDbSide : ISide
{
    public const string Kind = "duckdb";

    private readonly SideSettings _settings;
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbSide(SideSettings settings)
    {
        _settings = settings;
        _connection.Open();
        Read($"SET threads = {Environment.ProcessorCount}", _ => { });
        Read("SET TimeZone = 'UTC'", _ => { });
        Read($"SET temp_directory = '{Path.Combine(settings["scratch"], "duckdb")}'", _ => { });
    }

    private string Counted => $"SELECT minute, type, disposition, count(*) AS count FROM ({Rows}) GROUP BY ALL";

    private string Rows => _settings["statistic"] switch
    {
        nameof(Statistics.T) => $"""
            SELECT epoch_us(call_date_time) // 1800000000 * 30 AS minute, original_crime_type_name AS type, disposition FROM {Records}
            """,
        nameof(Statistics.S) => $"""
            SELECT unnest(range(epoch_us(call_date_time) // 60000000 - 29, epoch_us(call_date_time) // 60000000 + 1)) AS minute,
                   original_crime_type_name AS type, disposition
            FROM (SELECT DISTINCT call_date_time, original_crime_type_name, disposition FROM {Records})
            """,
        var other => throw new BenchException($"DuckDB is not asked for {other}."),
    };

    private string Records => $$"""
        read_ndjson('{{_settings["files"]}}', columns = {call_date_time: 'TIMESTAMP', original_crime_type_name: 'VARCHAR', disposition: 'VARCHAR'})
        """;

    public Task<SideResult> RunAsync()
    {
        var clock = Stopwatch.StartNew();
        var top = Top();
        return Task.FromResult(new SideResult(clock.Elapsed.TotalSeconds)
        {
            Version = "DuckDB " + _connection.ServerVersion,
            Values = new Dictionary<string, double> { ["rows"] = top.Count },
        });
    }

    public Task<SideResult> VerifyAsync()
    {
        var (rows, checksum) = (0L, 0L);
        Read(
            $"""
            WITH counted AS MATERIALIZED ({Counted}),
                 types AS (SELECT type, ('0x' || substr(md5(type), 1, 8))::BIGINT AS type_hash FROM (SELECT DISTINCT type FROM counted)),
                 dispositions AS (SELECT disposition, ('0x' || substr(md5(disposition), 1, 8))::BIGINT AS disposition_hash
                                  FROM (SELECT DISTINCT disposition FROM counted))
            SELECT count(*), ({RowChecksum.Sql})::BIGINT FROM counted JOIN types USING (type) JOIN dispositions USING (disposition)
            """,
            row => (rows, checksum) = (row.GetInt64(0), row.GetInt64(1)));
        return Task.FromResult(new SideResult(0) { Answer = new Answer(rows, checksum, Top()) });
    }

    public void Dispose() => _connection.Dispose();

    private List<string> Top()
    {
        var top = new List<string>();
        Read(
            $"{Counted} ORDER BY count DESC, minute, type, disposition LIMIT {Answer.TopRows}",
            row => top.Add($"{row.GetInt64(0)}|{row.GetString(1)}|{row.GetString(2)}|{row.GetInt64(3)}"));
        return top;
    }

    private void Read(string sql, Action<DuckDBDataReader> each)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            each(reader);
        }
    }
}
